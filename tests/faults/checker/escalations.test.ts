import { describe, expect, it } from '@jest/globals';
import { type Escalated, latestStepOf, problemsOfEscalations, type TakenStep } from './escalations.js';

const ASKED = { at: 100_000, graceMs: 1_000 };
const taken = (step: number, at: number, more: Partial<TakenStep> = {}): TakenStep => ({
  ...{ step, at, due: at, inTime: true, owners: ['chair'], entries: ['chair'] },
  ...more,
});
const entry = (steps: readonly TakenStep[], more: Partial<Escalated> = {}): Escalated => ({
  ...{ event: 'e', rule: 'A1', case: 'case-e', state: 'OPEN', opened: 50_000, chain: [0, 2_000, 5_000] },
  ...{ steps, answers: [], strays: 0 },
  ...more,
});
const answer = (kind: string, at: number, person = 'duty') => ({ alert: `alert of ${person}`, person, kind, at });
const accepted = (steps: readonly TakenStep[], at: number): Escalated =>
  entry(steps, { state: 'ACCEPTED', answers: [answer('ACCEPTED', at)] });
const FIRST = taken(1, 50_001);
const SECOND = taken(2, 52_100);
const THIRD = taken(3, 55_000);
const WHOLE = [FIRST, SECOND, THIRD];
const problemsIn = (wrong: Escalated) => problemsOfEscalations([wrong], ASKED);

describe('an entry that nobody accepted', () => {
  it('is right with each due step once, however late', () => {
    expect(problemsIn(entry(WHOLE, { state: 'FINISHED' }))).toEqual([]);
    expect(problemsIn(entry([...WHOLE].reverse(), { state: 'FINISHED' }))).toEqual([]);
    expect(problemsIn(entry([], { opened: 99_500 }))).toEqual([]);
    expect(problemsIn(entry(WHOLE.map(({ step }) => taken(step, 99_000))))).toEqual([]);
  });

  it('may take a step before its time when somebody declined, or nobody was there to ask', () => {
    const early = taken(2, 50_500, { inTime: false, owners: [], entries: [] });
    expect(problemsIn(entry([FIRST, early, THIRD], { answers: [answer('DECLINED', 50_400)] }))).toEqual([]);
  });

  it.each<[string, Escalated, string]>([
    ['that was forgotten', entry([FIRST, SECOND]), 'step 3 was missed'],
    [
      'that ended before its chain, a moment ago',
      entry([taken(1, 97_001), taken(2, 99_100)], { state: 'FINISHED', opened: 97_000, chain: [0, 2_000, 2_500] }),
      'step 3 was missed',
    ],
    ['that was escalated twice', entry([...WHOLE, taken(2, 53_000)]), 'step 2 was taken twice'],
    ['that was escalated too early', entry([FIRST, taken(2, 51_999), THIRD]), 'step 2 came before it was due'],
    ['with a step of no chain', entry([...WHOLE, taken(4, 60_000)]), 'step 4 is none of its chain'],
    ['whose steps overtook one another', entry([FIRST, taken(2, 56_000), THIRD]), 'step 3 came before step 2'],
    [
      'with a step that put nothing into an inbox it names',
      entry([FIRST, taken(2, 52_100, { owners: ['chair', 'vice'] }), THIRD]),
      'step 2 is not once in each inbox it names',
    ],
    [
      'with a step that is twice in an inbox',
      entry([FIRST, SECOND, taken(3, 55_000, { entries: ['chair', 'chair'] })]),
      'step 3 is not once in each inbox it names',
    ],
    ['with entries of a step that was undone', entry(WHOLE, { strays: 2 }), '2 entries belong to no step'],
    ['that ended as if somebody had', entry(WHOLE, { state: 'ACCEPTED' }), 'it ended though nobody accepted'],
  ])('%s is wrong', (_what, wrong, problem) => {
    expect(problemsIn(wrong)).toEqual([`A1 of e: ${problem}`]);
  });
});

describe('an entry that somebody accepted', () => {
  it('is right with the steps before that', () => {
    expect(problemsIn(accepted([FIRST], 51_000))).toEqual([]);
  });

  it.each<[string, Escalated, string]>([
    ['with a step after it', accepted(WHOLE, 52_500), 'step 3 came after somebody had accepted'],
    ['without a step that was due long before', accepted([FIRST], 53_500), 'step 2 was missed'],
    [
      'that two accepted',
      { ...accepted([FIRST], 51_000), answers: [answer('ACCEPTED', 51_000), answer('ACCEPTED', 51_002, 'focal')] },
      'it was accepted twice',
    ],
    ['that goes on', { ...accepted([FIRST], 51_000), state: 'OPEN' }, 'it goes on though somebody accepted'],
  ])('%s is wrong', (_what, wrong, problem) => {
    expect(problemsIn(wrong)).toEqual([`A1 of e: ${problem}`]);
  });
});

it('the latest step is told by when it was due', () => {
  expect(latestStepOf([])).toBe(0);
  expect(
    latestStepOf([entry([FIRST, taken(2, 52_100, { due: 52_000 })]), entry([taken(1, 50_030, { due: 50_000 })])]),
  ).toBe(100);
});
