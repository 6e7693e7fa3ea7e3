import type { Clock } from '../src/index.js';

/** A clock that runs faster than the world. */
export const fastClock = (speed: number): Clock => {
  const started = Date.now();
  return {
    now: () => started + (Date.now() - started) * speed,
    after: (ms, task) => {
      const timer = setTimeout(task, ms / speed);
      return () => clearTimeout(timer);
    },
  };
};
