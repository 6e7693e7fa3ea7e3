/** Resolves after `ms`, or as soon as the signal is aborted; never rejects. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });

const BACKOFF_MS = { first: 100, longest: 5_000 };

/**
 * Milliseconds to wait after this many failures in a row: 0.1 s up to twice as much for each failure, at most 5 s.
 * Random in between, so that many clients do not come back together.
 */
export const backOff = (failures: number): number => {
  const longest = Math.min(BACKOFF_MS.longest, BACKOFF_MS.first * 2 ** Math.min(failures, 10));
  return BACKOFF_MS.first + Math.random() * (longest - BACKOFF_MS.first);
};
