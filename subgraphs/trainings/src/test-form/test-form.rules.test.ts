import { describe, expect, it } from '@jest/globals';
import type { TrainingTopic } from '@hub/vocabulary';
import fc from 'fast-check';
import { LEAST_TESTED, matchedPairsOf, type TestedPerson } from '../assessment/assessment.rules.js';
import { type AskedItem, scoreOf, type Sheets, topicSharesOf } from './test-form.rules.js';

const TOPICS: readonly TrainingTopic[] = ['DEFINING_TIP', 'LEGISLATION', 'INTERVIEWING'];
const asked = fc.array(fc.record({ topic: fc.constantFrom(...TOPICS), right: fc.integer({ min: 1, max: 3 }) }), {
  minLength: 1,
  maxLength: 12,
});
const tested = asked.chain((form) => {
  const chosen = fc.array(fc.option(fc.integer({ min: 1, max: 3 })), {
    ...{ minLength: form.length, maxLength: form.length },
  });
  return fc.record({
    form: fc.constant(form),
    sheets: fc.array(fc.record({ pre: chosen, post: chosen }), { maxLength: 12 }),
  });
});
const peopleOf = (form: readonly AskedItem[], sheets: readonly Sheets[]): TestedPerson[] =>
  sheets.map(({ pre, post }) => ({ sex: 'FEMALE', pre: scoreOf(form, pre), post: scoreOf(form, post) }));

describe('a test', () => {
  it('scores what somebody had right of all that was asked, open or not', () => {
    fc.assert(
      fc.property(tested, ({ form, sheets }) => {
        for (const { pre } of sheets) {
          const right = form.filter((item, index) => pre[index] === item.right).length;
          expect(scoreOf(form, pre)).toBeCloseTo((right / form.length) * 100, 9);
        }
      }),
    );
    expect(scoreOf([{ topic: 'DEFINING_TIP', right: 2 }], [null])).toBe(0);
  });

  it('by topic gives the means of its people, weighted by items, and is of five or more', () => {
    fc.assert(
      fc.property(tested, ({ form, sheets }) => {
        const matched = matchedPairsOf(peopleOf(form, sheets));
        const shares = topicSharesOf(form, sheets, matched);
        expect(shares.length > 0).toBe(sheets.length >= LEAST_TESTED);
        if (!shares.length) return;
        const whole = (of: 'preRight' | 'postRight') =>
          shares.reduce((sum, share) => sum + share.items * share[of], 0) / form.length;
        expect(shares.reduce((sum, { items }) => sum + items, 0)).toBe(form.length);
        expect(whole('preRight')).toBeCloseTo(matched.means!.preMean, 9);
        expect(whole('postRight')).toBeCloseTo(matched.means!.postMean, 9);
        expect(shares.every(({ n }) => n === sheets.length)).toBe(true);
      }),
    );
  });

  it('tells no topic where some of the pairs did not answer here, or their means are withheld', () => {
    const form: AskedItem[] = [{ topic: 'LEGISLATION', right: 1 }];
    const sheets: Sheets[] = Array.from({ length: 6 }, () => ({ pre: [2], post: [1] }));
    const people = peopleOf(form, sheets);
    const other: TestedPerson = { sex: 'FEMALE', pre: 13, post: 17 };
    expect(topicSharesOf(form, sheets, matchedPairsOf(people))).toEqual([
      { topic: 'LEGISLATION', items: 1, preRight: 0, postRight: 100, n: 6 },
    ]);
    expect(topicSharesOf(form, sheets, matchedPairsOf([...people, other]))).toEqual([]);
    expect(topicSharesOf(form, sheets, matchedPairsOf([...people, { ...other, post: null }]))).toEqual([]);
  });
});
