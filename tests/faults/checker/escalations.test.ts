import { describe, expect, it } from '@jest/globals';
import { type Escalated, problemsOfEscalations } from './escalations.js';

const ASKED = { at: 100_000, graceMs: 1_000 };
const entry = (steps: readonly (readonly [number, number])[], more: Partial<Escalated> = {}): Escalated => ({
  ...{ event: 'e', rule: 'A1', opened: 50_000, chain: [0, 2_000, 5_000] },
  steps: steps.map(([step, at]) => ({ step, at, inTime: true })),
  ...more,
});
const WHOLE = [
  [1, 50_001],
  [2, 52_100],
  [3, 55_000],
] as const;

describe('an entry that nobody accepted', () => {
  it('is right with each due step once, however late', () => {
    expect(problemsOfEscalations([entry(WHOLE), entry([...WHOLE].reverse())], ASKED)).toEqual([]);
    expect(problemsOfEscalations([entry([], { opened: 99_500 })], ASKED)).toEqual([]);
    const late = WHOLE.map(([step]) => [step, 99_000] as const);
    expect(problemsOfEscalations([entry(late)], ASKED)).toEqual([]);
  });

  it('may take a step before its time when somebody declined, or nobody was there to ask', () => {
    const early = [{ step: 2, at: 50_500, inTime: false }];
    const steps = [...entry([WHOLE[0], WHOLE[2]]).steps, ...early];
    expect(problemsOfEscalations([entry([], { steps })], ASKED)).toEqual([]);
  });

  it.each<[string, Escalated, string]>([
    ['that was forgotten', entry([WHOLE[0], WHOLE[1]]), 'step 3 was missed'],
    ['that was escalated twice', entry([...WHOLE, [2, 53_000]]), 'step 2 was taken twice'],
    ['that was escalated too early', entry([WHOLE[0], [2, 51_999], WHOLE[2]]), 'step 2 came before it was due'],
    ['with a step of no chain', entry([...WHOLE, [4, 60_000]]), 'step 4 is none of its chain'],
  ])('%s is wrong', (_what, wrong, problem) => {
    expect(problemsOfEscalations([wrong], ASKED)).toEqual([`A1 of e: ${problem}`]);
  });
});

describe('an entry that somebody accepted', () => {
  it('is right with the steps before that, and wrong with one after it or without one of them', () => {
    expect(problemsOfEscalations([entry([WHOLE[0]], { accepted: 51_000 })], ASKED)).toEqual([]);
    expect(problemsOfEscalations([entry(WHOLE, { accepted: 52_500 })], ASKED)).toEqual([
      'A1 of e: step 3 came after somebody had accepted',
    ]);
    expect(problemsOfEscalations([entry([WHOLE[0]], { accepted: 53_500 })], ASKED)).toEqual([
      'A1 of e: step 2 was missed',
    ]);
  });
});
