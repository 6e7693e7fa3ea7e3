/** Resolves after `ms`, or as soon as the signal is aborted. */
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

/** Milliseconds to wait after this many failures in a row (from 1): doubling, 0.1 to 5 s, half of it at random. */
export const backOff = (failures: number): number =>
  Math.max(
    BACKOFF_MS.first,
    Math.min(BACKOFF_MS.longest, BACKOFF_MS.first * 2 ** failures) * (0.5 + Math.random() / 2),
  );
