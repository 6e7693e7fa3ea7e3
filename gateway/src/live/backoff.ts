const FIRST_MS = 100;
const LONGEST_MS = 5_000;

/** Milliseconds before the next attempt: full jitter, so that many clients do not come back together. */
export const backoffMs = (failures: number): number =>
  FIRST_MS + Math.random() * (Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10)) - FIRST_MS);
