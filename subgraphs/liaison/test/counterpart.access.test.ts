import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NEEDS_FLAGS, PERSONS_BANDS, RELEASE_FACTS } from '@hub/vocabulary';
import {
  allTheySee,
  CROSSINGS,
  emptyWorld,
  type Event,
  LEADS,
  OFFICES,
  play,
  type Secrets,
  withoutStandstills,
} from './counterpart-world.js';
import { startWorld, type World } from './world.js';

let worlds: World[];
beforeAll(async () => {
  worlds = [await startWorld(), await startWorld()];
  worlds.forEach(withoutStandstills);
});
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
const step = (to: string, reason?: string) => ({ kind: 'advance' as const, to, ...(reason && { reason }) });
const WAY = ['COUNTERPART_NOTIFIED', 'COUNTERPART_NOTIFIED', 'COUNTERPART_ACKNOWLEDGED', 'TRACING', 'CLEARED'].map(
  (to) => step(to),
);
const ASIDE = [step('ON_HOLD', 'HEALTH'), step('WITHDRAWN', 'WISH_OF_PERSON'), step('LOST_CONTACT')];
const release = fc.record({ kind: fc.constant('release' as const), nth });
const advance = fc.constantFrom(...WAY, ...ASIDE).chain((step) => nth.map((index) => ({ ...step, nth: index })));
const fact = fc.record({ kind: fc.constantFrom('clear' as const, 'plan', 'coordinate', 'confirm', 'withdraw'), nth });
const SAID: readonly object[] = [
  { kind: 'READY' },
  { kind: 'DELAYED', reason: 'WEATHER', days: 3 },
  { kind: 'DELAYED', reason: 'HEALTH', windowStart: '2026-04-05', windowEnd: '2026-04-06' },
  { kind: 'CANNOT', reason: 'WISH_OF_PERSON' },
  { kind: 'RECEIVED', receivedAt: '2026-02-28T00:00:00Z', personsBand: 'ONE' },
];
const say = fc.record({ kind: fc.constant('say' as const), nth, said: fc.constantFrom(...SAID) });
const PHRASES: readonly object[] = [
  { phrase: 'WAITING', parameters: { crossing: CROSSINGS[0] } },
  { phrase: 'LATE', parameters: { number: 2 } },
  { phrase: 'RECEIVED_WELL', parameters: { personsBand: 'ONE' } },
  { phrase: 'PLEASE_ANSWER_BY', parameters: { day: '2026-04-02' } },
];
const phrase = fc.record({
  ...{ kind: fc.constant('phrase' as const), nth, by: fc.constantFrom('US' as const, 'THEM') },
  said: fc.constantFrom(...PHRASES),
});
const events: fc.Arbitrary<Event[]> = fc
  .tuple(
    request,
    request,
    fc.array(fc.oneof(request, release, advance, advance, fact, fact, say, phrase, phrase), {
      minLength: 6,
      maxLength: 18,
    }),
  )
  .map(([first, second, rest]) => [first, second, ...rest, ...THROUGH]);
/** Every run ends with one that goes all the way to the river, with all that is recorded on it. */
const THROUGH: readonly Event[] = [
  { kind: 'release', nth: 0 },
  ...WAY.slice(1, 4).map((each) => ({ ...each, nth: 0 })),
  ...(['clear', 'plan', 'coordinate'] as const).map((kind) => ({ kind, nth: 0 })),
  ...['CLEARED', 'SCHEDULED', 'IN_TRANSIT'].map((to) => ({ ...step(to), nth: 0 })),
  ...[0, 1, 3].map((each) => ({ kind: 'say' as const, nth: 0, said: SAID[each]! })),
  ...(['US', 'THEM'] as const).map((by) => ({ kind: 'phrase' as const, nth: 0, by, said: PHRASES[0]! })),
  { kind: 'confirm', nth: 0 },
];
const text = fc.string({ unit: 'grapheme-ascii', minLength: 10, maxLength: 40 }).map((words) => `x${words}x`);
const scopes = fc.subarray([...RELEASE_FACTS]);
const secrets: fc.Arbitrary<Secrets> = fc.record({
  cases: fc.array(fc.uuid({ version: 4 }), { minLength: 3, maxLength: 3 }),
  officer: fc.uuid({ version: 4 }),
  contactName: text,
  legalBasis: text,
  key: fc.uuid({ version: 4 }),
  facts: fc.record({
    personsBand: fc.constantFrom(...PERSONS_BANDS),
    needsFlags: fc.subarray([...NEEDS_FLAGS]),
    ...{ day: fc.nat({ max: 9 }), nth: fc.nat({ max: 1 }) },
  }),
});

test('what a counterpart can get does not depend on case, officer, contact or law, nor on facts that are not released', async () => {
  let run = 0;
  let [updates, saids, phrases] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(events, scopes, secrets, secrets, async (sequence, scope, here, there) => {
      const name = `run-${run++}`;
      const seen = await Promise.all(
        [here, there].map(async (told, index) => {
          const world = worlds[index]!;
          await emptyWorld(world, name, told);
          return allTheySee(world, await play(world, sequence, { ...told, scope }), told);
        }),
      );
      expect(seen[0]).toEqual(seen[1]);
      updates += JSON.stringify(seen[0]).split('"ref":"REP-').length - 1;
      saids += JSON.stringify(seen[0]).split('"kind":"CANNOT"').length - 1;
      phrases += JSON.stringify(seen[0]).split('"side":"THAILAND"').length - 1;
    }),
    { numRuns: 12, endOnFailure: true },
  );
  expect(updates).toBeGreaterThan(0);
  expect(saids).toBeGreaterThan(0);
  expect(phrases).toBeGreaterThan(0);
}, 400_000);
