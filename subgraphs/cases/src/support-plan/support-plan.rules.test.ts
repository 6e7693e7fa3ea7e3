import { expect, it, test } from '@jest/globals';
import { type EndedGoal, problemsOfGoalEnd, problemsOfPlan, type ProposedPlan } from './support-plan.rules.js';

const GOAL = { type: 'LEGAL_AID', office: null, organization: null, targetOn: '2026-06-01' } as const;
const wrong = (given: Partial<ProposedPlan>, known: Partial<Parameters<typeof problemsOfPlan>[1]> = {}): string[] =>
  problemsOfPlan(
    { agreedOn: '2026-04-01', agreedBy: 'PERSON', goals: [GOAL], ...given },
    { today: '2026-04-01', child: false, knowsOffice: () => true, ...known },
  ).map(({ code, field }) => `${code} ${field}`);

test.each<[Partial<ProposedPlan>, boolean, string[]]>([
  [{}, false, []],
  [{}, true, ['PLAN_NEEDS_GUARDIAN agreedBy']],
  [{ agreedBy: 'GUARDIAN' }, true, []],
  [{ agreedBy: 'PERSON_AND_GUARDIAN' }, true, []],
  [{ agreedBy: 'LEGAL_REPRESENTATIVE' }, true, []],
  [{ agreedBy: 'LEGAL_REPRESENTATIVE' }, false, []],
  [{ agreedBy: 'GUARDIAN' }, false, ['INPUT_INVALID agreedBy']],
  [{ agreedBy: 'PERSON_AND_GUARDIAN' }, false, ['INPUT_INVALID agreedBy']],
])('a plan with %j of a child (%s) is refused for %j', (given, child, problems) => {
  expect(wrong(given, { child })).toEqual(problems);
});

it('is agreed today or before, and each goal is for later, by somebody who is known and no shelter', () => {
  expect(wrong({ agreedOn: '2026-04-02' })).toEqual(['INPUT_INVALID agreedOn']);
  expect(wrong({ goals: [GOAL, { ...GOAL, targetOn: '2026-03-31' }] })).toEqual(['INPUT_INVALID goals.1.targetOn']);
  expect(wrong({ goals: [{ ...GOAL, office: 'o' }] }, { knowsOffice: () => false })).toEqual([
    'INPUT_INVALID goals.0.office',
  ]);
  expect(wrong({ goals: [{ ...GOAL, type: 'SAFE_ACCOMMODATION', organization: 'Safe house' }] })).toEqual([
    'ASSISTANCE_SHELTER_UNNAMED goals.0.organization',
  ]);
});

test.each<[Partial<EndedGoal>, string[]]>([
  [{}, []],
  [{ status: 'DROPPED', reason: 'NO_PROVIDER' }, []],
  [{ before: 'REACHED' }, ['SUPPORT_GOAL_ENDED goal']],
  [{ before: 'DROPPED' }, ['SUPPORT_GOAL_ENDED goal']],
  [{ isOfPresentPlan: false }, ['SUPPORT_GOAL_ENDED goal']],
  [{ status: 'OPEN' }, ['INPUT_INVALID status']],
  [{ status: 'DROPPED' }, ['INPUT_REQUIRED reason']],
  [{ reason: 'OTHER' }, ['INPUT_INVALID reason']],
  [{ endedOn: '2026-03-31' }, ['INPUT_INVALID endedOn']],
  [{ endedOn: '2026-05-02' }, ['INPUT_INVALID endedOn']],
])('a goal that ends with %j is refused for %j', (given, problems) => {
  const goal: EndedGoal = {
    ...{ before: 'OPEN', isOfPresentPlan: true, agreedOn: '2026-04-01', status: 'REACHED', endedOn: '2026-05-01' },
    ...{ reason: null, ...given },
  };
  expect(problemsOfGoalEnd(goal, '2026-05-01').map(({ code, field }) => `${code} ${field}`)).toEqual(problems);
});
