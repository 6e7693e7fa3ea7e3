import { describe, expect, it } from '@jest/globals';
import { TASK_STATES, type TaskState } from '@hub/vocabulary';
import { isOverdue, obstacleToTaskStep, originOf, TASK_STEPS } from './task.rules.js';

const forbidden = { code: 'TASK_STATE_FORBIDS', field: 'input.to' };
const step = (from: TaskState, to: TaskState, as: 'COMMITTEE' | 'RESPONSIBLE') =>
  obstacleToTaskStep({ from, to, as: [as] }, 'input.to');

describe('a task', () => {
  it.each(TASK_STATES.filter((state) => state !== 'ENDORSED'))('is not begun from %s', (from) => {
    expect(step(from, 'IN_PROGRESS', 'COMMITTEE')).toEqual(forbidden);
  });

  it('is endorsed, assigned and dropped by the committee, and never by whoever is to do it', () => {
    for (const from of TASK_STATES)
      for (const to of ['ENDORSED', 'ASSIGNED', 'DROPPED'] as const)
        expect(step(from, to, 'RESPONSIBLE')).toEqual(forbidden);
    expect(step('ASSIGNED', 'ENDORSED', 'COMMITTEE')).toBeNull();
  });

  it('is begun and done by whoever is to do it', () => {
    expect([step('ENDORSED', 'IN_PROGRESS', 'RESPONSIBLE'), step('IN_PROGRESS', 'DONE', 'RESPONSIBLE')]).toEqual([
      null,
      null,
    ]);
  });

  it('that is done or dropped stays so', () => {
    expect([TASK_STEPS.DONE, TASK_STEPS.DROPPED]).toEqual([{}, {}]);
  });

  it.each<[TaskState, string, boolean]>([
    ['IN_PROGRESS', '2026-11-26', true],
    ['PROPOSED', '2026-11-26', true],
    ['IN_PROGRESS', '2026-11-27', false],
    ['DONE', '2026-11-26', false],
    ['DROPPED', '2026-11-26', false],
  ])('%s and due on %s is overdue on 27 November: %s', (state, dueOn, overdue) => {
    expect(isOverdue({ state, dueOn }, '2026-11-27')).toBe(overdue);
  });

  it('came of a decision, of a plan, or of itself', () => {
    expect([
      originOf({ decision: 'd', activity: 'a' }),
      originOf({ decision: null, activity: 'a' }),
      originOf({ decision: null, activity: null }),
    ]).toEqual(['DECISION', 'PLAN_ACTIVITY', 'ITSELF']);
  });
});
