import { jest } from '@jest/globals';

/** Only the date is another: sockets need their timers. */
const TIMERS = [
  ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] as const),
  ...(['nextTick', 'queueMicrotask', 'hrtime', 'performance'] as const),
];

/** From now on the date stands still, so many milliseconds ahead; `jest.useRealTimers()` ends it. */
export const dateAhead = (ms: number): void => {
  jest.useFakeTimers({ now: Date.now() + ms, doNotFake: [...TIMERS] });
};
