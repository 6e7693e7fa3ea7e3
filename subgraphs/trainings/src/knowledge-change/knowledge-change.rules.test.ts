import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AssessedTraining, changeBySex, knowledgeChangeOf } from './knowledge-change.rules.js';

const trainings = fc.array(
  fc.record({ participants: fc.integer({ min: 1, max: 500 }), change: fc.integer({ min: -40, max: 60 }) }),
  {
    minLength: 1,
    maxLength: 12,
  },
);

const score = fc.integer({ min: 0, max: 100 });
const people = fc.array(fc.record({ pre: score, post: score }), { minLength: 1, maxLength: 40 });
const weighed = (some: readonly { pre: number; post: number }[]): AssessedTraining => ({
  participants: some.length,
  change: some.reduce((sum, { pre, post }) => sum + post - pre, 0) / some.length,
});

describe('knowledge change', () => {
  it('is unknown, not zero, where no training was tested', () => {
    expect(knowledgeChangeOf([])).toEqual({ value: null, n: 0 });
  });

  it('weighs each training by its participants', () => {
    expect(
      knowledgeChangeOf([
        { participants: 30, change: 10 },
        { participants: 10, change: 30 },
      ]),
    ).toEqual({ value: 15, n: 40 });
  });

  it('does not change when a training is split in two with the same change', () => {
    fc.assert(
      fc.property(trainings, fc.integer({ min: 1, max: 499 }), (all, cut) => {
        const [first, ...rest] = all as [AssessedTraining, ...AssessedTraining[]];
        const part = Math.min(cut, first.participants);
        const split = [
          { ...first, participants: part },
          { ...first, participants: first.participants - part },
          ...rest,
        ];
        expect(knowledgeChangeOf(split).value).toBeCloseTo(knowledgeChangeOf(all).value!, 9);
      }),
    );
  });

  it('lies between the smallest and the largest change', () => {
    fc.assert(
      fc.property(trainings, (all) => {
        const changes = all.map(({ change }) => change);
        const { value } = knowledgeChangeOf(all);
        expect(value).toBeGreaterThanOrEqual(Math.min(...changes) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...changes) + 1e-9);
      }),
    );
  });
});

describe('knowledge change of people who took both tests', () => {
  it('is that of one training when two with the same tests are taken together', () => {
    fc.assert(
      fc.property(people, people, (some, others) => {
        const apart = [weighed(some), weighed(others)];
        expect(knowledgeChangeOf(apart).value).toBeCloseTo(weighed([...some, ...others]).change, 6);
        expect(knowledgeChangeOf(apart).n).toBe(some.length + others.length);
      }),
    );
  });

  it('comes again from its sexes, each weighted by its people, over however many trainings', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(people, people), { minLength: 1, maxLength: 5 }), (held) => {
        const strata = held.flatMap(([women, men]) => [
          { sex: 'FEMALE' as const, ...weighed(women) },
          { sex: 'MALE' as const, ...weighed(men) },
        ]);
        const sexes = changeBySex(strata).map(({ value, n }) => ({ participants: n, change: value }));
        const whole = knowledgeChangeOf(held.map(([women, men]) => weighed([...women, ...men])));
        expect(knowledgeChangeOf(sexes).value).toBeCloseTo(whole.value!, 6);
        expect(sexes.reduce((sum, { participants }) => sum + participants, 0)).toBe(whole.n);
      }),
    );
  });

  it('knows no sex of which nobody took both', () => {
    expect(changeBySex([{ sex: 'MALE', participants: 5, change: 12 }])).toEqual([{ sex: 'MALE', value: 12, n: 5 }]);
  });
});
