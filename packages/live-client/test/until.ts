/** Waits until something is so; fails when it does not become so. */
export const until = async (what: string, condition: () => boolean, ms = 60_000): Promise<void> => {
  const deadline = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`did not happen in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
