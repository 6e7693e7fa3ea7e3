const SHORTEST_MS = 200;
const FIRST_WINDOW_MS = 1_000;
const LONGEST_MS = 10_000;

/**
 * Milliseconds to wait before the next try: anything from 0.2 s up to a window that is 1 s at first and doubles with
 * each failure, at most 10 s. The whole window is used, so that many clients do not come back together.
 * @param failures in a row, before this one
 * @param random as Math.random
 */
export const retryDelay = (failures: number, random: () => number): number => {
  const window = Math.min(LONGEST_MS, FIRST_WINDOW_MS * 2 ** Math.min(failures, 10));
  return SHORTEST_MS + random() * (window - SHORTEST_MS);
};
