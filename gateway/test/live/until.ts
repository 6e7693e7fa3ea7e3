/** Waits until something is so; fails when it does not become so. */
export const until = async (condition: () => boolean | Promise<boolean>, ms = 60_000): Promise<void> => {
  const deadline = performance.now() + ms;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
