import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AssessedTraining, knowledgeChangeOf } from './knowledge-change.rules.js';

const trainings = fc.array(
  fc.record({ participants: fc.integer({ min: 1, max: 500 }), change: fc.integer({ min: -40, max: 60 }) }),
  {
    minLength: 1,
    maxLength: 12,
  },
);

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
