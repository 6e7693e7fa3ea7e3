import { describe, expect, it } from '@jest/globals';
import { ACTION_PLAN_STATES, type ActionPlanState, type Quarter, QUARTERS } from '@hub/vocabulary';
import {
  obstacleToDraft,
  obstacleToReview,
  obstacleToStep,
  PLAN_STEPS,
  type PlanFacts,
  type PlanParty,
} from './plan.rules.js';

const ALL: readonly PlanParty[] = ['COMMITTEE', 'CHAIR', 'ABOVE'];
const READY: PlanFacts = {
  activities: [{ state: 'DONE', isEndorsed: true, lacks: null }],
  reviewed: QUARTERS,
  hasReason: false,
};

describe('a plan', () => {
  it('takes the steps of the table, each by its party alone', () => {
    for (const from of ACTION_PLAN_STATES)
      for (const to of ACTION_PLAN_STATES)
        for (const party of ALL) {
          const facts = { ...READY, hasReason: to === 'RETURNED' };
          const way = PLAN_STEPS[from][to];
          expect([from, to, party, obstacleToStep({ from, to, as: [party] }, facts) === null]).toEqual([
            ...[from, to, party, way?.by === party],
          ]);
        }
  });

  it.each<[string, Partial<PlanFacts>, `${ActionPlanState} ${ActionPlanState}`, string]>([
    ['without an activity is not reviewed', { activities: [] }, 'DRAFT MEMBER_REVIEW', 'PLAN_NEEDS_ACTIVITY'],
    [
      'with an activity that does not say everything is not reviewed',
      { activities: [...READY.activities, { state: 'PLANNED', isEndorsed: false, lacks: 'office' }] },
      ...(['DRAFT MEMBER_REVIEW', 'PLAN_ACTIVITY_INCOMPLETE'] as const),
    ],
    ['without an activity is not approved', { activities: [] }, 'MEMBER_REVIEW APPROVED', 'PLAN_NEEDS_ACTIVITY'],
    [
      'with one activity that nobody endorsed is not approved',
      { activities: [...READY.activities, { state: 'PLANNED', isEndorsed: false, lacks: null }] },
      ...(['MEMBER_REVIEW APPROVED', 'PLAN_NEEDS_ENDORSEMENT'] as const),
    ],
    ['is not returned without a reason', {}, 'SUBMITTED RETURNED', 'PLAN_NEEDS_REASON'],
    ['is not accepted for a reason', { hasReason: true }, 'SUBMITTED ACCEPTED', 'PLAN_NEEDS_REASON'],
    ['with a quarter left is not closed', { reviewed: [1, 2, 4] }, 'ACCEPTED CLOSED', 'PLAN_NEEDS_REVIEWS'],
    [
      'with something under way is not closed',
      { activities: [{ state: 'UNDER_WAY', isEndorsed: true, lacks: null }] },
      ...(['ACCEPTED CLOSED', 'PLAN_NEEDS_REVIEWS'] as const),
    ],
  ])('%s', (_, facts, step, code) => {
    const [from, to] = step.split(' ') as [ActionPlanState, ActionPlanState];
    expect(obstacleToStep({ from, to, as: ALL }, { ...READY, ...facts })?.code).toBe(code);
  });

  it('is drafted from the last quarter of the year before until its own is over', () => {
    const on = (day: string) => obstacleToDraft(2570, day)?.code ?? null;
    expect(['2026-06-30', '2026-07-01', '2026-09-30', '2026-10-01', '2027-09-30', '2027-10-01'].map(on)).toEqual([
      ...['PLAN_TOO_EARLY', null, null, null, null, 'INPUT_INVALID'],
    ]);
  });

  it('is reviewed once a quarter, on a day that has come', () => {
    const about = { state: 'ACCEPTED', year: 2570, reviewed: [1] as Quarter[] } as const;
    const review = (quarter: Quarter, heldOn: string, given: object = {}) =>
      obstacleToReview({ ...about, ...given }, { quarter, heldOn, today: '2027-02-01' });
    expect(review(2, '2027-01-15')).toBeNull();
    expect(review(1, '2027-01-15')?.code).toBe('PLAN_QUARTER_REVIEWED');
    expect(review(2, '2026-12-31')?.field).toBe('input.heldOn');
    expect(review(2, '2027-02-02')?.field).toBe('input.heldOn');
    expect(review(2, '2027-01-15', { state: 'SUBMITTED' })?.code).toBe('PLAN_STATE_FORBIDS');
  });
});
