import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { memoryStorage } from '../src/index.js';
import type { Fate } from './fake-hub.js';
import { follow, Scene, upTo } from './scene.js';
import { until } from './until.js';

const RUNS = 60;

const fate = fc.constantFrom<Fate>('SEND', 'SEND', 'SKIP', 'TWICE', 'CUT', 'CUT_AFTER', 'FAILED');

interface Course {
  readonly fates: Fate[];
  readonly before: number;
  readonly later: number[];
  readonly streams: boolean;
  readonly restarts: boolean;
}

const course: fc.Arbitrary<Course> = fc.record({
  fates: fc.array(fate, { maxLength: 25 }),
  before: fc.nat(12),
  later: fc.array(fc.nat(6), { maxLength: 4 }),
  streams: fc.boolean(),
  restarts: fc.boolean(),
});

/** Follows an inbox through a course of mishaps; resolves with the numbers as they were shown. */
const numbersShown = async (scene: Scene, { fates, before, later, streams, restarts }: Course): Promise<number[]> => {
  const { hub } = scene;
  hub.append(before);
  hub.fates = [...fates];
  hub.socketsBlocked = streams;
  const storage = memoryStorage();
  const shown: number[] = [];
  const start = () => {
    const client = scene.client({ storage });
    return { client, followed: follow(client, { onEntry: ({ number }) => void shown.push(number) }) };
  };
  let running = start();
  for (const count of later) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    hub.append(count);
    if (restarts) {
      await running.client.close();
      running = start();
    }
  }
  await until('the inbox is live', () => {
    const { state } = running.followed.follower;
    return state.kind === 'LIVE' && (shown.at(-1) ?? 0) >= hub.inbox.length;
  });
  return shown;
};

test('whatever is cut, skipped, repeated or restarted, every entry is shown once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(course, async (one) => {
      const scene = await Scene.set();
      try {
        expect(await numbersShown(scene, one)).toEqual(upTo(scene.hub.inbox.length));
      } finally {
        await scene.end();
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 120_000);
