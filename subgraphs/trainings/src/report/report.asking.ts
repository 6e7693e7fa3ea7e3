/**
 * The same function, called so many times at once and no more; later calls wait.
 * Once a call has failed, whoever waits or comes later fails as it did, and is not called.
 */
export const atMost = <Asked extends readonly unknown[], Answer>(
  most: number,
  ask: (...asked: Asked) => Promise<Answer>,
): ((...asked: Asked) => Promise<Answer>) => {
  const waiting: (() => void)[] = [];
  let free = most;
  let failure: { readonly because: unknown } | undefined;
  return async (...asked) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      if (failure) throw failure.because;
      return await ask(...asked);
    } catch (error) {
      failure ??= { because: error };
      throw error;
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
};
