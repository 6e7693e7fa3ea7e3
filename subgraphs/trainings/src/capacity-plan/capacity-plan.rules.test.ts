import { describe, expect, it } from '@jest/globals';
import { CAPACITY_ACTIVITY_KINDS, CAPACITY_PLAN_STATES, QUARTERS } from '@hub/vocabulary';
import fc from 'fast-check';
import { countByQuarter, countOf, obstacleToDraft, obstacleToStep } from './capacity-plan.rules.js';

const activities = fc.array(
  fc.record({
    kind: fc.constantFrom(...CAPACITY_ACTIVITY_KINDS),
    quarter: fc.constantFrom(...QUARTERS),
    wanted: fc.integer({ min: 1, max: 500 }),
    came: fc.option(fc.integer({ min: 0, max: 500 })),
  }),
  { maxLength: 60 },
);

describe('what was planned and what was held', () => {
  it('adds up over quarters, over plans, and over meetings and trainings', () => {
    fc.assert(
      fc.property(activities, activities, (one, other) => {
        const [all, first, second] = [countOf([...one, ...other]), countOf(one), countOf(other)];
        const quarters = countByQuarter([...one, ...other]);
        for (const of of Object.keys(all) as (keyof typeof all)[]) {
          expect(first[of] + second[of]).toBe(all[of]);
          expect(quarters.reduce((sum, quarter) => sum + quarter[of], 0)).toBe(all[of]);
        }
        expect(all.meetings + all.trainings).toBe(all.held);
      }),
    );
  });

  it('never holds more than was planned, and asks no more of what was held than of all', () => {
    fc.assert(
      fc.property(activities, (all) => {
        const { planned, held, wanted, wantedOfHeld, came } = countOf(all);
        expect(planned).toBe(all.length);
        expect(held).toBe(all.filter((each) => each.came !== null).length);
        expect(wantedOfHeld).toBeLessThanOrEqual(wanted);
        expect(came).toBe(all.reduce((sum, each) => sum + (each.came ?? 0), 0));
      }),
    );
  });
});

describe('a capacity plan', () => {
  const held = { kind: 'TRAINING', quarter: 1, wanted: 30, came: 0 } as const;
  const open = { ...held, came: null };

  it('is drafted from the last quarter of the year before until its own is over', () => {
    const on = (day: string) => obstacleToDraft(2570, day)?.code ?? null;
    expect(['2026-06-30', '2026-07-01', '2026-10-01', '2027-09-30', '2027-10-01'].map(on)).toEqual([
      ...['PLAN_TOO_EARLY', null, null, null, 'INPUT_INVALID'],
    ]);
  });

  it('goes from draft to agreed to closed and no other way', () => {
    const facts = { activities: [held], today: '2027-01-01' };
    for (const state of CAPACITY_PLAN_STATES)
      for (const to of CAPACITY_PLAN_STATES) {
        const isWay = ['DRAFT AGREED', 'AGREED CLOSED'].includes(`${state} ${to}`);
        const code = obstacleToStep({ state, year: 2570 }, to, facts)?.code ?? null;
        expect([state, to, code]).toEqual([state, to, isWay ? null : 'PLAN_STATE_FORBIDS']);
      }
  });

  it('is not agreed empty, and stays open while its year runs and something is not held', () => {
    const step = (state: 'DRAFT' | 'AGREED', given: readonly (typeof open | typeof held)[], today: string) =>
      obstacleToStep({ state, year: 2570 }, state === 'DRAFT' ? 'AGREED' : 'CLOSED', { activities: given, today })
        ?.code;
    expect(step('DRAFT', [], '2026-12-01')).toBe('PLAN_NEEDS_ACTIVITY');
    expect(step('AGREED', [held, open], '2027-09-30')).toBe('CAPACITY_PLAN_OPEN');
    expect(step('AGREED', [held, open], '2027-10-01')).toBeUndefined();
    expect(step('AGREED', [held], '2026-12-01')).toBeUndefined();
  });
});
