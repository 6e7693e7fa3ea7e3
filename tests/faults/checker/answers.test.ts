import { describe, expect, it } from '@jest/globals';
import { type Answered, problemsOfAnswers, problemsOfDuties } from './answers.js';
import type { Escalated } from './escalations.js';

const duty = (about: string, more: Partial<Escalated> = {}): Escalated => ({
  ...{ event: `event of ${about}`, rule: 'A1', case: about, state: 'OPEN', opened: 0, chain: [1_000] },
  ...{ steps: [], answers: [], strays: 0 },
  ...more,
});

describe('duties to answer', () => {
  const ATTEMPTS = [
    { key: 'a', outcome: 'UNKNOWN' },
    { key: 'a', outcome: 'OK', case: 'case-a' },
    { key: 'a', outcome: 'OK', case: 'case-a' },
    { key: 'b', outcome: 'UNKNOWN', case: 'case-b' },
  ] as const;

  it('are right when each acknowledged report opened one, and an unknown one opened one or none', () => {
    expect(problemsOfDuties(ATTEMPTS, [duty('case-a')], ['A1'])).toEqual([]);
    expect(problemsOfDuties(ATTEMPTS, [duty('case-a'), duty('case-b')], ['A1'])).toEqual([]);
  });

  it('are wrong when an acknowledged report opened none, by any of the rules', () => {
    expect(problemsOfDuties(ATTEMPTS, [duty('case-b')], ['A1'])).toEqual(['A1 of case-a was never opened']);
    expect(problemsOfDuties(ATTEMPTS, [duty('case-a')], ['A1', 'A6'])).toEqual(['A6 of case-a was never opened']);
  });

  it('are wrong when a report opened two, acknowledged or not', () => {
    const again = duty('case-b', { event: 'another event' });
    expect(problemsOfDuties(ATTEMPTS, [duty('case-a'), duty('case-b'), again], ['A1'])).toEqual([
      'A1 of case-b was opened twice',
    ]);
  });
});

describe('answers', () => {
  const answered = (more: Partial<Answered> = {}): Answered => ({
    ...{ alert: 'alert', case: 'case-a', person: 'duty', kind: 'ACCEPTED', outcome: 'OK', at: 1_200 },
    ...more,
  });
  const taken = (step: number, at: number) => ({ step, at, due: at, inTime: true, owners: [], entries: [] });
  const stored = duty('case-a', {
    steps: [taken(1, 1_000)],
    answers: [{ alert: 'alert', person: 'duty', kind: 'ACCEPTED', at: 1_150 }],
  });
  const late = answered({ alert: 'alert beside', person: 'focal', outcome: 'CLOSED' });

  it('are right when the database holds those that were heard, and another one than those it refused', () => {
    expect(problemsOfAnswers([answered(), answered(), late], [stored])).toEqual([]);
  });

  it.each<[string, Answered, Escalated, string]>([
    ['that is not stored', answered(), duty('case-a'), 'alert: ACCEPTED was lost'],
    ['to decline that is not stored', answered({ kind: 'DECLINED' }), stored, 'alert: DECLINED was lost'],
    ['of which another one is stored', answered({ person: 'focal' }), stored, 'alert: ACCEPTED was lost'],
    ['refused though nobody had accepted', late, duty('case-a'), 'alert beside: ACCEPTED was refused for nothing'],
    ['refused and stored', answered({ outcome: 'CLOSED' }), stored, 'alert: ACCEPTED was refused for nothing'],
    [
      'after which a step was taken',
      answered(),
      { ...stored, steps: [taken(1, 1_000), taken(2, 1_201)] },
      'alert: step 2 came after its acceptance had been answered',
    ],
  ])('%s is wrong', (_what, given, entry, problem) => {
    expect(problemsOfAnswers([given], [entry])).toEqual([problem]);
  });

  it('to decline let the next step come after them', () => {
    const declined = duty('case-a', {
      steps: [taken(1, 1_201)],
      answers: [{ alert: 'alert', person: 'duty', kind: 'DECLINED', at: 1_150 }],
    });
    expect(problemsOfAnswers([answered({ kind: 'DECLINED' })], [declined])).toEqual([]);
  });
});
