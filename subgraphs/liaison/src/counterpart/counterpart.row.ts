import type { CounterpartOfficeEntity } from './counterpart.entity.js';

/** What is read of a counterpart office: everything but the person who confirmed it. */
export type CounterpartRow = Omit<CounterpartOfficeEntity, 'verifiedBy'>;

/** Columns of `counterpart_office c` as a row. */
export const COLUMNS = `
  c.id, c.place, c.name_en as "nameEn", c.name_local as "nameLocal", c.languages, c.duty_hours as "dutyHours",
  c.time_zone as "timeZone", c.verify_every_days as "verifyEveryDays", c.verified_on::text as "verifiedOn",
  c.verified_office as "verifiedOffice", c.version`;
