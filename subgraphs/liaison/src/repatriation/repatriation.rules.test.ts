import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  NEEDS_FLAGS,
  PERSONS_BANDS,
  REPATRIATION_DIRECTIONS,
  REPATRIATION_PROOFS,
  REPATRIATION_REASONS,
  REPATRIATION_STATES,
  type RepatriationState,
} from '@hub/vocabulary';
import {
  clearanceOf,
  type Given,
  heldFromOf,
  isOfDirection,
  isReasonOfWindow,
  lacksOf,
  mayProve,
  mayRelease,
  mayReschedule,
  readRef,
  refOf,
  type Standing,
  waysFrom,
} from './repatriation.rules.js';

const released = new Date('2026-01-01T00:00:00Z');
const begun: Standing = {
  ...{ direction: 'INBOUND', state: 'REQUESTED', heldFrom: null, releasedAt: null, crossing: null, windowStart: null },
  ...{ personsBand: 'ONE', needsFlags: [] },
};
const planned = { releasedAt: released, crossing: 'here', windowStart: '2026-02-01' } as const;
const everything: Given = { proofs: REPATRIATION_PROOFS, keys: ['THAILAND', 'COUNTERPART'], reason: null };
const nothing: Given = { proofs: [], keys: [], reason: null };

/** The lifecycle once more, in other words than the code's: the way, what leaves it, and what comes back to it. */
const WAY: readonly RepatriationState[] = [
  ...(['REQUESTED', 'COUNTERPART_NOTIFIED', 'COUNTERPART_ACKNOWLEDGED', 'TRACING', 'CLEARED'] as const),
  ...(['SCHEDULED', 'IN_TRANSIT', 'HANDED_OVER', 'RECEIVED', 'FOLLOW_UP', 'CLOSED'] as const),
];
const ASIDE: readonly RepatriationState[] = ['ON_HOLD', 'LOST_CONTACT', 'WITHDRAWN', 'SELF_RETURNED', 'REFUSED'];
const isKnown = (from: RepatriationState, to: RepatriationState): boolean => {
  const [here, there] = [WAY.indexOf(from), WAY.indexOf(to)];
  if (here >= 0 && there >= 0) return there === here + 1;
  if (here >= 0) return here <= WAY.indexOf('IN_TRANSIT') || (to === 'LOST_CONTACT' && from !== 'CLOSED');
  if (from === 'ON_HOLD') return there >= 0 ? there <= WAY.indexOf('SCHEDULED') : to !== 'ON_HOLD';
  if (from === 'LOST_CONTACT') return there >= 0 ? to !== 'IN_TRANSIT' && to !== 'CLOSED' : ASIDE.indexOf(to) > 1;
  return from === 'SELF_RETURNED' && to === 'FOLLOW_UP';
};

const step = fc.record({
  goal: fc.oneof(fc.constant('FORWARD' as const), fc.nat({ max: 5 }), fc.constantFrom(...REPATRIATION_STATES)),
  proofs: fc.oneof(fc.constant([...REPATRIATION_PROOFS]), fc.subarray([...REPATRIATION_PROOFS])),
  keys: fc.subarray(['THAILAND', 'COUNTERPART'] as const),
  reason: fc.oneof(fc.constant(null), fc.constantFrom(...REPATRIATION_REASONS)),
});
const start = fc.record({
  direction: fc.constantFrom(...REPATRIATION_DIRECTIONS),
  personsBand: fc.constantFrom(...PERSONS_BANDS),
  needsFlags: fc.subarray([...NEEDS_FLAGS]),
  releasedAt: fc.constantFrom(null, released, released, released),
  crossing: fc.constantFrom(null, 'here', 'here'),
});

test('no sequence of steps takes a way that the lifecycle does not know, or comes far without what it needs', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(start, fc.array(step, { maxLength: 60 }), (given, steps) => {
      let standing: Standing = { ...begun, ...given, windowStart: given.crossing && '2026-02-01' };
      for (const { goal, ...facts } of steps) {
        const ways = waysFrom(standing);
        const to = goal === 'FORWARD' ? ways[0] : typeof goal === 'number' ? ways[goal % ways.length] : goal;
        if (!to || !ways.includes(to) || lacksOf(standing, to, facts).length) continue;
        expect([standing.state, to, isKnown(standing.state, to)]).toEqual([standing.state, to, true]);
        if (['CLEARED', 'SCHEDULED', 'IN_TRANSIT'].includes(to))
          expect(facts.proofs).toEqual(expect.arrayContaining([...clearanceOf(standing)]));
        if (to === 'HANDED_OVER' && standing.state === 'IN_TRANSIT') expect(facts.keys).toHaveLength(2);
        if (WAY.indexOf(to) > 0 && WAY.indexOf(to) < WAY.indexOf('FOLLOW_UP'))
          expect(standing.releasedAt).toBe(released);
        seen.add(`${standing.state} ${to}`);
        standing = { ...standing, state: to, heldFrom: heldFromOf(standing, to) };
      }
    }),
    { numRuns: 2_000 },
  );
  expect(seen.size).toBeGreaterThan(40);
});

test('with all it needs it goes its whole way, in both directions', () => {
  for (const direction of REPATRIATION_DIRECTIONS) {
    let standing: Standing = { ...begun, ...planned, direction };
    for (const to of WAY.slice(1)) {
      expect(waysFrom(standing)).toContain(to);
      expect(lacksOf(standing, to, everything)).toEqual([]);
      standing = { ...standing, state: to };
    }
    expect(waysFrom(standing)).toEqual([]);
  }
});

test('each thing that is missing is said, and tracing is another thing in each direction', () => {
  const tracing = { ...begun, ...planned, state: 'TRACING' as const };
  expect(lacksOf(tracing, 'CLEARED', nothing)).toEqual([
    'REPATRIATION_NEEDS_LOCATION',
    'REPATRIATION_NEEDS_IDENTITY',
    'REPATRIATION_NEEDS_NATIONALITY',
    'REPATRIATION_NEEDS_DOCUMENTS',
    'REPATRIATION_NEEDS_SAFETY',
    'REPATRIATION_NEEDS_CONSENT',
  ]);
  expect(lacksOf({ ...tracing, direction: 'OUTBOUND' }, 'CLEARED', nothing).slice(0, 2)).toEqual([
    'REPATRIATION_NEEDS_FAMILY_TRACING',
    'REPATRIATION_NEEDS_FAMILY_ASSESSMENT',
  ]);
  expect(lacksOf({ ...tracing, state: 'CLEARED', crossing: null }, 'SCHEDULED', everything)).toEqual([
    'REPATRIATION_NEEDS_WINDOW',
  ]);
  expect(lacksOf({ ...tracing, state: 'IN_TRANSIT' }, 'HANDED_OVER', { ...everything, keys: ['THAILAND'] })).toEqual([
    'REPATRIATION_NEEDS_HANDOVER',
  ]);
  expect(lacksOf({ ...tracing, state: 'FOLLOW_UP' }, 'CLOSED', nothing)).toEqual(['REPATRIATION_NEEDS_FEEDBACK']);
  expect(lacksOf(begun, 'COUNTERPART_NOTIFIED', everything)).toEqual(['REPATRIATION_NEEDS_RELEASE']);
});

test('each proof of the clearance is needed by itself', () => {
  for (const direction of REPATRIATION_DIRECTIONS) {
    const standing = { ...begun, ...planned, direction, state: 'TRACING' as const };
    for (const proof of clearanceOf(standing)) {
      const proofs = REPATRIATION_PROOFS.filter((each) => each !== proof);
      expect(lacksOf(standing, 'CLEARED', { ...everything, proofs })).toHaveLength(1);
    }
  }
});

test('of a child it is decided, of an adult it is asked, and of both both', () => {
  const wills = (standing: Standing) =>
    clearanceOf(standing).filter((proof) => ['CONSENT_GIVEN', 'BEST_INTEREST_DECIDED'].includes(proof));
  expect(wills(begun)).toEqual(['CONSENT_GIVEN']);
  expect(wills({ ...begun, needsFlags: ['CHILD'] })).toEqual(['BEST_INTEREST_DECIDED']);
  expect(wills({ ...begun, needsFlags: ['CHILD'], personsBand: 'TWO_TO_FIVE' })).toEqual([
    'BEST_INTEREST_DECIDED',
    'CONSENT_GIVEN',
  ]);
});

test('the wish of a person ends it anywhere before the handover, and nowhere after it', () => {
  const endable = REPATRIATION_STATES.filter((state) => waysFrom({ state, heldFrom: null }).includes('WITHDRAWN'));
  expect(endable).toEqual([...WAY.slice(0, WAY.indexOf('HANDED_OVER')), 'ON_HOLD', 'LOST_CONTACT']);
  expect(waysFrom({ state: 'LOST_CONTACT', heldFrom: 'RECEIVED' })).toEqual(['RECEIVED']);
});

test('a pause leads back to where it began; a crossing that was broken off is scheduled anew', () => {
  expect(heldFromOf({ state: 'TRACING', heldFrom: null }, 'ON_HOLD')).toBe('TRACING');
  expect(heldFromOf({ state: 'ON_HOLD', heldFrom: 'TRACING' }, 'LOST_CONTACT')).toBe('TRACING');
  expect(heldFromOf({ state: 'IN_TRANSIT', heldFrom: null }, 'ON_HOLD')).toBe('SCHEDULED');
  expect(heldFromOf({ state: 'ON_HOLD', heldFrom: 'TRACING' }, 'TRACING')).toBeNull();
});

test('a state takes its own reasons only', () => {
  const fitting = (to: RepatriationState) =>
    REPATRIATION_REASONS.filter((reason) => !lacksOf({ ...begun, ...planned }, to, { ...everything, reason }).length);
  expect(fitting('WITHDRAWN')).toEqual(['WISH_OF_PERSON', 'WISH_OF_GUARDIAN']);
  expect(fitting('ON_HOLD')).not.toContain('WISH_OF_PERSON');
  expect(fitting('LOST_CONTACT')).toEqual([]);
  expect(REPATRIATION_REASONS.filter((reason) => isReasonOfWindow(begun, reason))).toEqual(['FIRST_AGREED']);
  expect(isReasonOfWindow(planned, 'FIRST_AGREED')).toBe(false);
});

test('proofs and plans stand still once persons have set out, and feedback waits until they arrived', () => {
  const movable = (state: RepatriationState) => [
    mayProve({ ...begun, state }, 'CONSENT_GIVEN'),
    mayReschedule({ ...begun, state }),
  ];
  expect(movable('SCHEDULED')).toEqual([true, true]);
  expect(movable('IN_TRANSIT')).toEqual([false, false]);
  expect(mayProve({ ...begun, state: 'ON_HOLD', heldFrom: 'SCHEDULED' }, 'SAFETY_ASSESSED')).toBe(true);
  expect(mayProve({ ...begun, state: 'LOST_CONTACT', heldFrom: 'RECEIVED' }, 'SAFETY_ASSESSED')).toBe(false);
  const closing = REPATRIATION_STATES.filter((state) => mayProve({ ...begun, state }, 'FEEDBACK_GIVEN'));
  expect(closing).toEqual(['FOLLOW_UP']);
  expect(isOfDirection('INBOUND', 'FAMILY_TRACED')).toBe(false);
  expect(isOfDirection('OUTBOUND', 'NATIONALITY_CONFIRMED')).toBe(true);
});

test('a release happens once, and not of what has ended', () => {
  expect(mayRelease(begun)).toBe(true);
  expect(mayRelease({ ...begun, releasedAt: released })).toBe(false);
  expect(mayRelease({ ...begun, state: 'WITHDRAWN' })).toBe(false);
});

test('every random id gives a reference that people can read back', () => {
  fc.assert(
    fc.property(fc.uuid({ version: 4 }), (id) => {
      const ref = refOf(id);
      expect(ref).toMatch(/^REP-[A-Z2-7]{6}$/);
      expect(readRef(` ${ref.toLowerCase()} `)).toBe(ref);
    }),
  );
});
