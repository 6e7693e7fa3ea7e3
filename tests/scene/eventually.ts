import { setTimeout as pause } from 'node:timers/promises';

const LOOK_MS = 25;

/** What `find` finds once it finds something; fails after `withinMs` with `what` was waited for. */
export const eventually = async <Found>(
  what: string,
  find: () => Found | undefined | false | Promise<Found | undefined | false>,
  withinMs = 60_000,
): Promise<Found> => {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    if (Date.now() >= deadline) throw new Error(`did not happen within ${withinMs} ms: ${what}`);
    await pause(LOOK_MS);
  }
};
