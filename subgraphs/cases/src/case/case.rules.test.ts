import { describe, expect, it } from '@jest/globals';
import { CASE_REASONS, CASE_STATES, type CaseReason, type CaseState } from '@hub/vocabulary';
import fc from 'fast-check';
import { GUARDS, isWorkedOn, LIFECYCLE, mayReflectLonger, missingFor, NOTHING_GIVEN, stepsFrom } from './case.rules.js';
import type { StepFacts } from './case.rules.js';

const EVERYTHING: StepFacts = {
  ...{ isAccepted: true, hasInterviewConsent: true, survivor: 'another', feedback: 'GIVEN', outcome: 'ASSISTED' },
  ...{ review: { disciplines: 2, hasDecidingBody: true }, resolvedAtLevel: 'DISTRICT', reason: null },
};

/** The table once more, by hand: what each state leads to, and the guards on the way. */
const PLAIN = `
  REPORTED: ACKNOWLEDGED(ACCEPTANCE)
  ACKNOWLEDGED: SCREENING(CONSENT) NOT_INDICATED REFERRED_OUT DUPLICATE(SURVIVOR)
  SCREENING: PRESUMED_VICTIM NOT_INDICATED REFERRED_OUT DUPLICATE(SURVIVOR)
  PRESUMED_VICTIM: MDT_REVIEW REFERRED_OUT DUPLICATE(SURVIVOR)
  MDT_REVIEW: IDENTIFIED(REVIEW) NOT_IDENTIFIED(REVIEW) REFERRED_OUT DUPLICATE(SURVIVOR)
  IDENTIFIED: ASSISTANCE CLOSED(OUTCOME,LEVEL,FEEDBACK) REFERRED_OUT DUPLICATE(SURVIVOR)
  NOT_IDENTIFIED: IDENTIFIED(REVIEW) ASSISTANCE CLOSED(OUTCOME,LEVEL,FEEDBACK) REFERRED_OUT DUPLICATE(SURVIVOR)
  ASSISTANCE: REINTEGRATION FOLLOW_UP REFERRED_OUT DUPLICATE(SURVIVOR)
  REINTEGRATION: FOLLOW_UP REFERRED_OUT DUPLICATE(SURVIVOR)
  FOLLOW_UP: CLOSED(OUTCOME,LEVEL,FEEDBACK) REFERRED_OUT DUPLICATE(SURVIVOR)
  CLOSED: REOPENED(REASON)
  NOT_INDICATED: REOPENED(REASON)
  REFERRED_OUT: REOPENED(REASON)
  REOPENED: SCREENING(CONSENT) ASSISTANCE REFERRED_OUT DUPLICATE(SURVIVOR)`;

const written = PLAIN.trim()
  .split('\n')
  .flatMap((line) => {
    const [from, ways] = line.trim().split(': ') as [string, string];
    return ways.split(' ').map((way) => [from, ...way.replace(')', '').split('(')] as [string, string, string?]);
  });
const guardsOf = (from: CaseState, to: CaseState): string[] =>
  missingFor(from, to, NOTHING_GIVEN).map(({ code }) => code.replace('CASE_NEEDS_', ''));

describe('the table of the lifecycle', () => {
  it('has every state, and exactly the steps and guards that are written here', () => {
    expect(Object.keys(LIFECYCLE).sort()).toEqual([...CASE_STATES].sort());
    const built = CASE_STATES.flatMap((from) =>
      stepsFrom(from, NOTHING_GIVEN).map(({ to }) => [from, to, guardsOf(from, to).join(',')]),
    );
    const sorted = (rows: readonly (readonly (string | undefined)[])[]) =>
      rows.map((row) => row.join(' ').trim()).sort();
    expect(sorted(built)).toEqual(sorted(written));
  });

  it('refuses every other step at the state, whatever is given', () => {
    const others = CASE_STATES.flatMap((from) => CASE_STATES.map((to) => [from, to] as const)).filter(
      ([from, to]) => !written.some(([one, other]) => one === from && other === to),
    );
    expect(new Set(others.map(([from, to]) => JSON.stringify(missingFor(from, to, EVERYTHING))))).toEqual(
      new Set([JSON.stringify([{ code: 'CASE_STATE_FORBIDS', field: 'input.to' }])]),
    );
  });

  it('leaves no state without a way out but that of a case which goes on in another, and reaches each', () => {
    const reached = new Set<CaseState>(['REPORTED']);
    for (const state of reached) for (const { to } of stepsFrom(state, EVERYTHING)) reached.add(to);
    expect([...reached].sort()).toEqual([...CASE_STATES].sort());
    expect(CASE_STATES.filter((state) => !stepsFrom(state, EVERYTHING).length)).toEqual(['DUPLICATE']);
  });

  it('counts as worked on what was accepted and has not ended', () => {
    const not = ['REPORTED', 'CLOSED', 'NOT_INDICATED', 'REFERRED_OUT', 'DUPLICATE'];
    expect(CASE_STATES.filter((state) => !isWorkedOn(state))).toEqual(expect.arrayContaining(not));
    expect(CASE_STATES.filter(isWorkedOn)).toHaveLength(CASE_STATES.length - not.length);
  });
});

describe('a guard', () => {
  it.each([[{ disciplines: 1, hasDecidingBody: true }], [{ disciplines: 2, hasDecidingBody: false }], [null]])(
    'takes no review of %j for a decision',
    (review) => {
      expect(missingFor('MDT_REVIEW', 'IDENTIFIED', { ...EVERYTHING, review })).toEqual([
        { code: 'CASE_NEEDS_REVIEW', field: 'input.to' },
      ]);
    },
  );

  it.each([
    ['CLOSED', 'REOPENED', 'NEW_NEEDS', []],
    ['CLOSED', 'REOPENED', 'CAPACITY', ['CASE_NEEDS_REASON']],
    ['ASSISTANCE', 'REFERRED_OUT', 'INVESTIGATION', []],
    ['ASSISTANCE', 'REFERRED_OUT', null, []],
    ['ASSISTANCE', 'REFERRED_OUT', 'NEW_NEEDS', ['CASE_NEEDS_REASON']],
    ['ASSISTANCE', 'FOLLOW_UP', 'OTHER', ['CASE_NEEDS_REASON']],
  ] as const)('of %s to %s for %s is missing %j', (from, to, reason, codes) => {
    expect(missingFor(from, to, { ...NOTHING_GIVEN, reason }).map(({ code }) => code)).toEqual(codes);
  });

  it('lets reflection be extended only while it runs', () => {
    const may = CASE_STATES.filter((state) => mayReflectLonger(state, new Date()));
    expect(may).toEqual(['PRESUMED_VICTIM', 'MDT_REVIEW', 'IDENTIFIED']);
    expect(CASE_STATES.filter((state) => mayReflectLonger(state, null))).toEqual([]);
  });
});

const facts = fc.record<StepFacts>({
  isAccepted: fc.boolean(),
  hasInterviewConsent: fc.boolean(),
  review: fc.option(fc.record({ disciplines: fc.nat(3), hasDecidingBody: fc.boolean() })),
  survivor: fc.option(fc.constant('another')),
  outcome: fc.option(fc.constant('ASSISTED' as const)),
  resolvedAtLevel: fc.option(fc.constant('DISTRICT' as const)),
  feedback: fc.option(fc.constantFrom('GIVEN' as const, 'UNSAFE' as const)),
  reason: fc.option(fc.constantFrom<CaseReason>(...CASE_REASONS)),
});
const given = fc.oneof(
  facts,
  fc.constant<StepFacts>(EVERYTHING),
  fc.constant<StepFacts>({ ...EVERYTHING, reason: 'OTHER' }),
);
const attempts = fc.array(fc.tuple(fc.constantFrom<CaseState>(...CASE_STATES), given, fc.nat(99)), {
  ...{ minLength: 40, maxLength: 80 },
});

/** What must have happened on the way to each state, told of the way and not of the table. */
const PROMISES: Readonly<Partial<Record<CaseState, (way: readonly Step[]) => boolean>>> = {
  SCREENING: (way) => way.at(-1)!.given.hasInterviewConsent,
  PRESUMED_VICTIM: (way) => way.some(({ to, given }) => to === 'SCREENING' && given.hasInterviewConsent),
  MDT_REVIEW: (way) => way.some(({ to }) => to === 'PRESUMED_VICTIM'),
  IDENTIFIED: (way) => (way.at(-1)!.given.review?.disciplines ?? 0) > 1 && way.at(-1)!.given.review!.hasDecidingBody,
  NOT_IDENTIFIED: (way) => way.at(-2)?.to === 'MDT_REVIEW' && way.at(-1)!.given.review !== null,
  ASSISTANCE: (way) => ['IDENTIFIED', 'NOT_IDENTIFIED', 'REOPENED'].includes(way.at(-2)!.to),
  CLOSED: (way) =>
    way.at(-1)!.given.outcome !== null &&
    way.at(-1)!.given.feedback !== null &&
    way.some(({ to }) => to === 'ACKNOWLEDGED'),
  DUPLICATE: (way) => way.at(-1)!.given.survivor !== null,
  REOPENED: (way) =>
    ['CLOSED', 'NOT_INDICATED', 'REFERRED_OUT'].includes(way.at(-2)!.to) && way.at(-1)!.given.reason !== null,
};
interface Step {
  readonly to: CaseState;
  readonly given: StepFacts;
}

it('no sequence of steps reaches a state past its guards, and a refused step changes nothing', () => {
  const reached = new Set<CaseState>();
  fc.assert(
    fc.property(attempts, (tried) => {
      let state: CaseState = 'REPORTED';
      const way: Step[] = [];
      for (const [any, facts, die] of tried) {
        // most attempts follow the table, so that the far states are reached too
        const next = stepsFrom(state, facts);
        if (!next.length) break;
        const to: CaseState = die < 20 ? any : die < 60 ? next[0]!.to : next[die % next.length]!.to;
        const before = state;
        if (missingFor(state, to, facts).length === 0) {
          state = to;
          way.push({ to, given: facts });
          reached.add(to);
          expect(written.some(([one, other]) => one === before && other === to)).toBe(true);
          expect([way.map((step) => step.to), PROMISES[to]?.(way) ?? true]).toEqual([way.map((step) => step.to), true]);
        } else expect(stepsFrom(before, facts).some((step) => step.to === to && !step.missing.length)).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
  expect([...reached].sort()).toEqual(CASE_STATES.filter((state) => state !== 'REPORTED').sort());
});

it('each guard names a field and a code of its own', () => {
  const codes = Object.values(GUARDS).map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});
