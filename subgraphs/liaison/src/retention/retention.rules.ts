import type { RepatriationState } from '@hub/vocabulary';

/**
 * Days after a handover for which the other side, and whoever prepared it, may still look at a return: the requirement
 * of the cross-border liaison (issue 6, point 7). A constant, because no office may give itself more.
 */
export const SHARED_DAYS = 30;

const DAY_MS = 86_400_000;

/** The states in which those who shared in bringing people over the border have done their part. */
const PARTED: readonly RepatriationState[] = ['HANDED_OVER', 'WITHDRAWN', 'SELF_RETURNED', 'REFUSED'];

interface Shared {
  readonly state: RepatriationState;
  /** The instant at which the sight of others ends; null before their part is done. */
  readonly sharedUntil: Date | null;
}

/** Until when a return that came to a state at an instant is shared; null where nothing changes by it. */
export const newEndOf = ({ state, sharedUntil }: Shared, at: Date): Date | null =>
  !sharedUntil && PARTED.includes(state) ? new Date(at.getTime() + SHARED_DAYS * DAY_MS) : null;

/** Whether others than those who lead a return may still learn of it. */
export const isShared = ({ sharedUntil }: Pick<Shared, 'sharedUntil'>, at: Date): boolean =>
  sharedUntil === null || at < sharedUntil;

/** Whether the other side may learn of a return: it was released, still is, and its part is not long over. */
export const isToldAbroad = (
  row: Pick<Shared, 'sharedUntil'> & { readonly releasedAt: Date | null },
  at: Date,
): boolean => row.releasedAt !== null && isShared(row, at);
