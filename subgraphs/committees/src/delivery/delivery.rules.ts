/** Milliseconds: the first wait after a failure, and the longest. */
const BACKOFF_MS = { first: 1_000, longest: 10 * 60_000 };
/** Attempts after which a notice is given up: about an hour and a half. */
export const MOST_ATTEMPTS = 20;

/**
 * Milliseconds to wait before the next attempt: twice as long each time, or as the receiver asked, never longer than
 * ten minutes; up to half of it off at random, so that a receiver that comes back is not met by all at once.
 */
export const waitAfter = (attempts: number, afterMs = 0, random = Math.random()): number => {
  const wait = Math.min(BACKOFF_MS.longest, BACKOFF_MS.first * 2 ** Math.min(attempts - 1, 20));
  return Math.max(Math.min(afterMs, BACKOFF_MS.longest), wait * (1 - random / 2));
};
