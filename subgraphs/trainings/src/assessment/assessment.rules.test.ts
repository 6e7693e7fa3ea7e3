import { describe, expect, it } from '@jest/globals';
import type { Sex } from '@hub/vocabulary';
import fc from 'fast-check';
import { LEAST_TESTED, matchedPairsOf, type TestedPerson } from './assessment.rules.js';

const score = fc.option(fc.integer({ min: 0, max: 100 }), { freq: 4 });
const person = fc.record({ sex: fc.constantFrom<Sex>('FEMALE', 'MALE'), pre: score, post: score });
const group = fc.array(person, { maxLength: 60 });

const both = (people: readonly TestedPerson[]) => people.filter(({ pre, post }) => pre !== null && post !== null);
const mean = (of: readonly (number | null)[]): number => of.reduce<number>((sum, each) => sum + each!, 0) / of.length;
const some = (n: number, sex: Sex, pre: number | null, post: number | null): TestedPerson[] =>
  Array.from({ length: n }, () => ({ sex, pre, post }));

describe('people who took both tests', () => {
  it('are all who did and nobody else, with their means', () => {
    fc.assert(
      fc.property(group, (people) => {
        const { pairs, means, bySex } = matchedPairsOf(people);
        expect(pairs).toBe(both(people).length);
        if (means) expect(means.preMean).toBeCloseTo(mean(both(people).map(({ pre }) => pre)), 9);
        for (const { sex, ...own } of bySex) {
          const of = both(people).filter((each) => each.sex === sex);
          expect(own.pairs).toBe(of.length);
          expect(own.postMean).toBeCloseTo(mean(of.map(({ post }) => post)), 9);
        }
      }),
    );
  });

  it('are told by sex so that the sexes give the means of all', () => {
    fc.assert(
      fc.property(group, (people) => {
        const { means, bySex } = matchedPairsOf(people);
        const summed = bySex.reduce((sum, { pairs, postMean }) => sum + pairs * postMean, 0);
        expect(bySex.length && means!.postMean).toBeCloseTo(bySex.length && summed / means!.pairs, 9);
      }),
    );
  });

  it('have no mean that is of fewer than five, nor one that leaves fewer than five of those who took a test', () => {
    fc.assert(
      fc.property(group, (people) => {
        const { pairs, means, bySex } = matchedPairsOf(people);
        const rests = (['pre', 'post'] as const).map((of) => people.filter((each) => each[of] !== null).length - pairs);
        const told = [pairs, ...rests, ...bySex.map((each) => each.pairs)];
        if (means) expect(told.filter((n) => n > 0 && n < LEAST_TESTED)).toEqual([]);
        else expect([pairs, ...rests].some((n) => n < LEAST_TESTED)).toBe(true);
      }),
    );
  });

  it.each([
    ['four', some(4, 'FEMALE', 40, 60), { pairs: 4, means: null, bySex: [] }],
    [
      'twelve, of whom one more took the first test',
      [...some(12, 'FEMALE', 40, 60), ...some(1, 'MALE', 10, null)],
      { pairs: 12, means: null, bySex: [] },
    ],
    [
      'twelve with one man among them',
      [...some(11, 'FEMALE', 40, 60), ...some(1, 'MALE', 52, 60)],
      { pairs: 12, means: { pairs: 12, preMean: 41, postMean: 60 }, bySex: [] },
    ],
    [
      'twelve women',
      some(12, 'FEMALE', 40, 60),
      {
        pairs: 12,
        means: { pairs: 12, preMean: 40, postMean: 60 },
        bySex: [{ sex: 'FEMALE', pairs: 12, preMean: 40, postMean: 60 }],
      },
    ],
  ])('are told so of %s', (_who, people, told) => {
    expect(matchedPairsOf(people)).toEqual(told);
  });
});
