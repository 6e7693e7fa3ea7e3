const HOUR_MS = 3_600_000;

/** ISO instant a number of hours before (negative: after) a given one. */
export const hoursBefore = (now: Date, hours: number): string =>
  new Date(now.getTime() - hours * HOUR_MS).toISOString();

/** ISO instant a number of days after (negative: before) a given one. */
export const daysAfter = (now: Date, days: number): string => hoursBefore(now, -24 * days);

/** ISO instant of the first day of the month that lies a number of months after (negative: before) a given date. */
export const monthAfter = (now: Date, months: number): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString();
