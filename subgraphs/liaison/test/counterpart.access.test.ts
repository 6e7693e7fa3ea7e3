import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NEEDS_FLAGS, PERSONS_BANDS } from '@hub/vocabulary';
import {
  allTheySee,
  CROSSINGS,
  emptyWorld,
  type Event,
  LEADS,
  OFFICES,
  play,
  type Secrets,
} from './counterpart-world.js';
import { startWorld, type World } from './world.js';

let worlds: World[];
beforeAll(async () => {
  worlds = [await startWorld(), await startWorld()];
}, 60_000);
afterAll(async () => {
  for (const world of worlds) await world.stop();
});

const request = fc.record({
  kind: fc.constant('request' as const),
  input: fc.record({
    direction: fc.constantFrom('INBOUND', 'OUTBOUND'),
    crossing: fc.constantFrom(null, ...CROSSINGS),
    windowStart: fc.constant('2026-04-01'),
    windowEnd: fc.constant('2026-04-02'),
    personsBand: fc.constantFrom(...PERSONS_BANDS),
    needsFlags: fc.subarray([...NEEDS_FLAGS]),
    counterpart: fc.constantFrom(...OFFICES),
    leadCommittee: fc.constantFrom(...LEADS),
  }),
});
const nth = fc.nat({ max: 5 });
const release = fc.record({ kind: fc.constant('release' as const), nth });
const advance = fc.record({
  kind: fc.constant('advance' as const),
  nth,
  to: fc.constantFrom(
    'COUNTERPART_NOTIFIED',
    'COUNTERPART_NOTIFIED',
    'COUNTERPART_ACKNOWLEDGED',
    'TRACING',
    'ON_HOLD',
    'WITHDRAWN',
  ),
});
const events: fc.Arbitrary<Event[]> = fc
  .tuple(request, request, fc.array(fc.oneof(request, release, advance, advance), { minLength: 4, maxLength: 12 }))
  .map(([first, second, rest]) => [first, second, ...rest]);
const text = fc.string({ unit: 'grapheme-ascii', minLength: 10, maxLength: 40 }).map((words) => `x${words}x`);
const secrets: fc.Arbitrary<Secrets> = fc.record({
  cases: fc.array(fc.uuid({ version: 4 }), { minLength: 3, maxLength: 3 }),
  officer: fc.uuid({ version: 4 }),
  contactName: text,
  legalBasis: text,
  key: fc.uuid({ version: 4 }),
});

test('what a counterpart can get does not depend on case, officer, contact or law', async () => {
  let run = 0;
  let updates = 0;
  await fc.assert(
    fc.asyncProperty(events, secrets, secrets, async (sequence, here, there) => {
      const name = `run-${run++}`;
      const seen = await Promise.all(
        [here, there].map(async (told, index) => {
          const world = worlds[index]!;
          await emptyWorld(world, name, told);
          return allTheySee(world, await play(world, sequence, told), told);
        }),
      );
      expect(seen[0]).toEqual(seen[1]);
      updates += JSON.stringify(seen[0]).split('"ref":"REP-').length - 1;
    }),
    { numRuns: 20, endOnFailure: true },
  );
  expect(updates).toBeGreaterThan(0);
}, 400_000);
