import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NEEDS_FLAGS, PERSONS_BANDS, RELEASE_FACTS, type ReleaseFact } from '@hub/vocabulary';
import { LEADS, OFFICES } from './counterpart-sight.js';
import { CROSSINGS, emptyWorld, type Event, play, type Secrets, withoutClocks } from './counterpart-world.js';
import { startWorld, type World } from './world.js';

const LIMIT_MS = 400_000;
let worlds: World[];
beforeAll(async () => {
  // a socket stays open for a whole run, however slow the machine is
  const options = { seed: true, renewMs: LIMIT_MS };
  worlds = [await startWorld(options), await startWorld(options)];
  worlds.forEach(withoutClocks);
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
const FACTS = ['clear', 'plan', 'coordinate', 'confirm', 'withdraw'] as const;
const fact = fc.record({ kind: fc.constantFrom(...FACTS), nth });
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
const grant = fc.record({ kind: fc.constant('grant' as const), nth });
const scope = fc.record({ kind: fc.constant('scope' as const), nth, only: fc.subarray([...RELEASE_FACTS]) });
const move = fc.record({ kind: fc.constant('move' as const), nth, with: nth });
const look = fc.constant({ kind: 'look' as const });
const happening = fc.oneof(
  ...[request, release, advance, advance, advance, fact, fact, fact, say, phrase, phrase],
  ...[grant, scope, move, look],
);
const BOTH = [0, 1];
const ofBoth = <Given extends object>(given: readonly Given[]) =>
  given.flatMap((each) => BOTH.map((nth) => ({ ...each, nth })));
const ofFirst = <Given extends object>(given: readonly Given[]) => given.map((each) => ({ ...each, nth: 0 }));
/** Every run ends with two that go all the way to the river, with all that is recorded on them and taken back. */
const THROUGH: readonly Event[] = [
  ...ofBoth([{ kind: 'release' as const }, ...WAY.slice(1, 4)]),
  ...ofBoth((['clear', 'plan', 'coordinate'] as const).map((kind) => ({ kind }))),
  ...ofFirst([{ kind: 'grant' as const }]),
  ...ofBoth([step('CLEARED')]),
  { kind: 'move', nth: 0, with: 1 },
  { kind: 'look' },
  ...ofFirst(['SCHEDULED', 'IN_TRANSIT'].map((to) => step(to))),
  ...ofFirst([0, 1, 3].map((each) => ({ kind: 'say' as const, said: SAID[each]! }))),
  ...ofFirst((['US', 'THEM'] as const).map((by) => ({ kind: 'phrase' as const, by, said: PHRASES[0]! }))),
  ...ofFirst([{ kind: 'confirm' as const }]),
  ...ofBoth([{ kind: 'scope' as const, only: ['PERSONS_BAND'] as const }]),
  ...(['plan', 'withdraw', 'plan'] as const).map((kind) => ({ kind, nth: 1 })),
];
/** The first two are of one direction and one office, so that they can move together. */
const sequenceOf = (first: Requested, second: Requested, rest: readonly Event[]): Event[] => {
  const { direction, counterpart } = first.input;
  return [first, { ...second, input: { ...second.input, direction, counterpart } }, ...rest, ...THROUGH];
};
type Requested = typeof request extends fc.Arbitrary<infer Made> ? Made : never;
const events: fc.Arbitrary<Event[]> = fc
  .tuple(request, request, fc.array(happening, { minLength: 6, maxLength: 18 }))
  .map(([first, second, rest]) => sequenceOf(first, second, rest));
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

/** One run in which nothing stands in the way of all that can be done. */
const asked: Requested = {
  kind: 'request',
  input: {
    ...{ direction: 'INBOUND', crossing: CROSSINGS[0]!, windowStart: '2026-04-01', windowEnd: '2026-04-02' },
    ...{ personsBand: 'ONE', needsFlags: [], counterpart: OFFICES[0]!, leadCommittee: LEADS[0]! },
  },
};
const secretsBy = (digit: string): Secrets => {
  const id = (last: number) => `${digit}0000000-0000-4000-8000-00000000000${last}`;
  return {
    ...{
      cases: [1, 2, 3].map(id),
      officer: id(4),
      key: id(5),
      contactName: `name ${digit}`,
      legalBasis: `law ${digit}`,
    },
    facts: { personsBand: 'ONE', needsFlags: [], day: Number(digit), nth: Number(digit) % 2 },
  };
};
type Run = [Event[], ReleaseFact[], Secrets, Secrets];
const PLAIN: Run = [sequenceOf(asked, asked, []), ['WINDOW', 'PERSONS_BAND'], secretsBy('2'), secretsBy('9')];

/** What must have been on a screen at least once, for the comparison to say anything. */
const SHOWN = {
  update: '"ref":"REP-',
  'update that was taken back': '"update":null',
  'what the other side said': '"kind":"CANNOT"',
  phrase: '"side":"THAILAND"',
  package: '"until":"',
};

test(
  'what a counterpart is ever shown does not depend on case, officer, contact or law, nor on facts that are not released',
  async () => {
    let run = 0;
    const done = new Set<string>();
    const shown = new Set<string>();
    await fc.assert(
      fc.asyncProperty(events, scopes, secrets, secrets, async (sequence, scope, here, there) => {
        const name = `run-${run++}`;
        const [one, other] = await Promise.all(
          [here, there].map(async (told, index) => {
            const world = worlds[index]!;
            await emptyWorld(world, name, told);
            return play(world, sequence, { ...told, scope });
          }),
        );
        expect(one!.shown).toEqual(other!.shown);
        for (const kind of one!.done) done.add(kind);
        const text = JSON.stringify(one!.shown);
        for (const [what, mark] of Object.entries(SHOWN)) if (text.includes(mark)) shown.add(what);
      }),
      { numRuns: 6, endOnFailure: true, examples: [PLAIN] },
    );
    expect(shown).toEqual(new Set(Object.keys(SHOWN)));
    expect(done).toEqual(
      new Set([...['request', 'release', 'scope', 'advance', 'say', 'phrase', 'grant', 'move'], ...['look', ...FACTS]]),
    );
  },
  LIMIT_MS,
);
