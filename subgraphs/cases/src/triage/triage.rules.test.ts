import { describe, expect, it } from '@jest/globals';
import { CASE_REASONS, CASE_STATES, URGENCIES } from '@hub/vocabulary';
import { isWorkedOn } from '../case/case.rules.js';
import { isRaised, obstacleToTriage, toldOf } from './triage.rules.js';

const JUDGEMENT = { urgency: 'URGENT', minorInvolved: false } as const;
const FACTS = { state: 'REPORTED', reason: 'NEW_INFORMATION', ages: [] } as const;

describe('a triage', () => {
  it('is for a case that waits or is worked on', () => {
    for (const state of CASE_STATES)
      expect([state, obstacleToTriage(JUDGEMENT, { ...FACTS, state })]).toEqual([
        state,
        state === 'REPORTED' || isWorkedOn(state) ? null : { code: 'CASE_STATE_FORBIDS', field: 'input.case' },
      ]);
  });

  it('has a reason that fits it', () => {
    const fit = CASE_REASONS.filter((reason) => obstacleToTriage(JUDGEMENT, { ...FACTS, reason }) === null);
    expect(fit).toEqual(['NEW_INFORMATION', 'DECIDED_IN_ERROR', 'HEALTH', 'SAFETY', 'CHILD', 'OTHER']);
  });

  it('does not say that no minor is involved while a person of the case is one', () => {
    const ages = [null, 'FROM_25_TO_39', 'FROM_15_TO_17'] as const;
    expect(obstacleToTriage(JUDGEMENT, { ...FACTS, ages })).toEqual({
      ...{ code: 'REPORT_PERSONS_DISAGREE', field: 'input.minorInvolved' },
    });
    expect(obstacleToTriage({ ...JUDGEMENT, minorInvolved: true }, { ...FACTS, ages })).toBeNull();
    expect(obstacleToTriage(JUDGEMENT, { ...FACTS, ages: ages.slice(0, 2) })).toBeNull();
  });
});

it('a case is raised when less time is left for it', () => {
  const raised = URGENCIES.flatMap((before) =>
    URGENCIES.filter((after) => isRaised(before, after)).map((after) => [before, after]),
  );
  expect(raised).toEqual([
    ['URGENT', 'EMERGENCY'],
    ['NORMAL', 'EMERGENCY'],
    ['NORMAL', 'URGENT'],
  ]);
});

it('tells who was not told before, or everybody while an answer is waited for', () => {
  const [group, chair] = [{ office: 'group' }, { office: 'chair' }];
  expect(toldOf([group], [group, chair], false)).toEqual([chair]);
  expect(toldOf([group], [group, chair], true)).toEqual([group, chair]);
  expect(toldOf([group, chair], [group], false)).toEqual([]);
});
