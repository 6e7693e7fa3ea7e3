import type { ErrorCode } from '@hub/vocabulary';

/** The longest an appointment may last; officials rotate. */
const MONTHS_MAX = 24;

/** The same day and time some months later; the last day of a shorter month. UTC. */
export const monthsLater = (from: Date, months: number): Date => {
  const later = new Date(from);
  later.setUTCMonth(from.getUTCMonth() + months);
  if (later.getUTCDate() !== from.getUTCDate()) later.setUTCDate(0);
  return later;
};

/** What is wrong with the time of a new appointment. */
export const termProblem = (from: Date, until: Date, now: Date): ErrorCode | null => {
  if (until <= from || until <= now) return 'INPUT_INVALID';
  return until > monthsLater(from, MONTHS_MAX) ? 'APPOINTMENT_TOO_LONG' : null;
};

/**
 * When an appointment ends that is ended at an instant: never later than it would have, never before it began.
 * @returns null for an instant that has passed
 */
export const endOf = (
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
  at: Date,
  now: Date,
): Date | null => {
  if (at < now) return null;
  if (endsAt <= at) return endsAt;
  return at < startsAt ? startsAt : at;
};
