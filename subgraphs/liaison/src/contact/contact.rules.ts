import { type HoursOfDays, isWithin } from '../hours/hours.rules.js';

/** Whether a contact is there at an instant: by hours of their own, else by those of the office. */
export const isOnDuty = (
  contact: { readonly hours: readonly HoursOfDays[] | null },
  office: { readonly dutyHours: readonly HoursOfDays[]; readonly timeZone: string },
  at: Date,
): boolean => isWithin(contact.hours ?? office.dutyHours, office.timeZone, at);
