import type { ErrorCode } from '@hub/vocabulary';

/** From an instant, before another. */
export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Somebody in a span of time. */
export interface Presence extends Span {
  readonly official: string;
}

/** An appointment to the office in question. */
export interface Term extends Presence {
  readonly id: string;
}

/** A field of the shift, and what is wrong with it. */
export interface Obstacle {
  readonly field: 'official' | 'from' | 'until';
  readonly code: ErrorCode;
}

const MINUTE_MS = 60_000;
/** How long a shift lasts; the longest is also how far back a list must look for one that goes on. */
export const SHIFT_MINUTES = { least: 15, most: 31 * 24 * 60 } as const;

const meet = (a: Span, b: Span): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/** What is wrong with the time of a shift that is planned now. */
export const lengthObstacle = ({ startsAt, endsAt }: Span, now: Date): Obstacle | null => {
  const minutes = (endsAt.getTime() - startsAt.getTime()) / MINUTE_MS;
  if (endsAt <= now || minutes < SHIFT_MINUTES.least) return { field: 'until', code: 'INPUT_INVALID' };
  return minutes > SHIFT_MINUTES.most ? { field: 'until', code: 'DUTY_TOO_LONG' } : null;
};

/** The appointment that carries a shift; what is wrong when none does, or when the official is on duty already. */
export const carrierOf = (
  shift: Presence,
  terms: readonly Term[],
  taken: readonly Presence[],
): { readonly appointment: string } | Obstacle => {
  const term = terms.find(
    ({ official, startsAt, endsAt }) =>
      official === shift.official && startsAt <= shift.startsAt && endsAt >= shift.endsAt,
  );
  if (!term) return { field: 'official', code: 'DUTY_NOT_HELD' };
  const busy = taken.some((each) => each.official === shift.official && meet(each, shift));
  return busy ? { field: 'from', code: 'DUTY_OVERLAPS' } : { appointment: term.id };
};

/** When a shift ends that is given up now; null when it is over. One that has not begun keeps no length. */
export const endOfShift = ({ startsAt, endsAt }: Span, now: Date): Date | null => {
  if (endsAt <= now || endsAt <= startsAt) return null;
  return startsAt > now ? startsAt : now;
};
