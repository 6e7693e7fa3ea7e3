import { describe, expect, it } from '@jest/globals';
import {
  COMMITTEE_STATES,
  type CommitteeState,
  ESTABLISHMENT_STEPS,
  type EstablishmentStepKind,
} from '@hub/vocabulary';
import fc from 'fast-check';
import { FOLLOWS, obstacleToState, obstacleToStep, stateAfter } from './establishment.rules.js';

const TODAY = '2026-11-01';
const day = (number: number): string => `2026-01-${String(number).padStart(2, '0')}`;
const teamOf = (step: EstablishmentStepKind): number => (step === 'WORKING_TEAM' ? 3 : 0);

describe('the nine steps of establishment', () => {
  it('are taken in order by whoever takes them in order, to an active committee', () => {
    const done = new Map<EstablishmentStepKind, string>();
    const states: CommitteeState[] = [];
    for (const [index, step] of ESTABLISHMENT_STEPS.entries()) {
      const taken = { step, happenedOn: day(index + 1), team: teamOf(step) };
      expect(obstacleToStep(done, taken, TODAY)).toBeNull();
      done.set(step, taken.happenedOn);
      states.push(stateAfter(states.at(-1) ?? 'ADVOCACY', done));
    }
    expect(states).toEqual([
      ...['ADVOCACY', 'ADVOCACY', 'ADVOCACY', 'ORDER_DRAFTED', 'ORDER_SIGNED', 'INCEPTION_HELD', 'INCEPTION_HELD'],
      ...['INCEPTION_HELD', 'ACTIVE'],
    ]);
  });

  it('never lie before what they follow, whatever is sent in whatever order', () => {
    const sent = fc.array(fc.tuple(fc.constantFrom(...ESTABLISHMENT_STEPS), fc.integer({ min: 1, max: 9 })));
    fc.assert(
      fc.property(sent, (steps) => {
        const done = new Map<EstablishmentStepKind, string>();
        for (const [step, on] of steps) {
          const taken = { step, happenedOn: day(on), team: teamOf(step) };
          if (!obstacleToStep(done, taken, TODAY)) done.set(step, taken.happenedOn);
        }
        for (const [step, happenedOn] of done) {
          const before = FOLLOWS[step];
          if (before) expect(done.get(before)! <= happenedOn).toBe(true);
        }
      }),
    );
  });

  it('are not of tomorrow, and name a team where there is one', () => {
    const none = new Map<EstablishmentStepKind, string>();
    expect(obstacleToStep(none, { step: 'ADVOCACY_MEETING', happenedOn: '2026-11-02', team: 0 }, TODAY)).toEqual({
      ...{ code: 'INPUT_INVALID', field: 'input.happenedOn' },
    });
    expect(obstacleToStep(none, { step: 'ADVOCACY_MEETING', happenedOn: day(1), team: 1 }, TODAY)?.code).toBe(
      'ESTABLISHMENT_NEEDS_TEAM',
    );
    const approved = new Map([['APPROVAL', day(1)] as const]);
    expect(obstacleToStep(approved, { step: 'WORKING_TEAM', happenedOn: day(2), team: 0 }, TODAY)?.code).toBe(
      'ESTABLISHMENT_NEEDS_TEAM',
    );
  });

  it.each(COMMITTEE_STATES)('never take a committee that is %s back', (state) => {
    fc.assert(
      fc.property(fc.subarray([...ESTABLISHMENT_STEPS]), (steps) => {
        const after = stateAfter(state, new Set(steps));
        expect(COMMITTEE_STATES.indexOf(after)).toBeGreaterThanOrEqual(COMMITTEE_STATES.indexOf(state));
      }),
    );
  });
});

it('a committee rests and works again, and is dissolved for good', () => {
  const ways = (isFollowed: boolean) =>
    COMMITTEE_STATES.flatMap((from) =>
      COMMITTEE_STATES.filter((to) => !obstacleToState(from, to, isFollowed)).map((to) => `${from} ${to}`),
    );
  expect(ways(true)).toEqual([
    ...['ADVOCACY DISSOLVED', 'ORDER_DRAFTED DISSOLVED', 'ORDER_SIGNED DISSOLVED', 'INCEPTION_HELD DISSOLVED'],
    ...['ACTIVE DORMANT', 'ACTIVE DISSOLVED', 'DORMANT ACTIVE', 'DORMANT DISSOLVED'],
  ]);
  expect(ways(false)).toEqual([
    ...['ADVOCACY DISSOLVED', 'ORDER_DRAFTED DISSOLVED', 'ACTIVE DORMANT', 'DORMANT ACTIVE'],
  ]);
});
