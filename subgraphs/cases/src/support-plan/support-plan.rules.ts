import type { AssistanceType, ErrorCode, GoalDropReason, GoalStatus, PlanAgreement } from '@hub/vocabulary';
import { problemsOfProvider } from '../assistance/assistance.rules.js';

/** A plan as it would be agreed. */
export interface ProposedPlan {
  readonly agreedOn: string;
  readonly agreedBy: PlanAgreement;
  readonly goals: readonly {
    readonly type: AssistanceType;
    readonly office: string | null;
    readonly organization: string | null;
    readonly targetOn: string;
  }[];
}

export interface PlanProblem {
  readonly code: ErrorCode;
  readonly field: string;
}

/** Only a child has a guardian who agrees. */
const OF_CHILDREN: readonly PlanAgreement[] = ['PERSON_AND_GUARDIAN', 'GUARDIAN'];

const has = (when: boolean, code: ErrorCode, field: string): PlanProblem[] => (when ? [{ code, field }] : []);

/** What stands against a plan, by field. Days are those of Thailand. */
export const problemsOfPlan = (
  { agreedOn, agreedBy, goals }: ProposedPlan,
  known: { readonly today: string; readonly child: boolean; readonly knowsOffice: (office: string) => boolean },
): PlanProblem[] => [
  ...has(agreedOn > known.today, 'INPUT_INVALID', 'agreedOn'),
  ...has(known.child && agreedBy === 'PERSON', 'PLAN_NEEDS_GUARDIAN', 'agreedBy'),
  ...has(!known.child && OF_CHILDREN.includes(agreedBy), 'INPUT_INVALID', 'agreedBy'),
  ...goals.flatMap((goal, index) =>
    [
      ...has(goal.targetOn < agreedOn, 'INPUT_INVALID', 'targetOn'),
      ...problemsOfProvider(goal, goal.office !== null && known.knowsOffice(goal.office)),
    ].map(({ code, field }) => ({ code, field: `goals.${index}.${field}` })),
  ),
];

/** A goal as it stands, and what is told to have become of it. */
export interface EndedGoal {
  readonly before: GoalStatus;
  readonly isOfPresentPlan: boolean;
  readonly agreedOn: string;
  readonly status: GoalStatus;
  readonly endedOn: string;
  readonly reason: GoalDropReason | null;
}

/** What stands against ending a goal, by field. */
export const problemsOfGoalEnd = (goal: EndedGoal, today: string): PlanProblem[] => [
  ...has(goal.before !== 'OPEN' || !goal.isOfPresentPlan, 'SUPPORT_GOAL_ENDED', 'goal'),
  ...has(goal.status === 'OPEN', 'INPUT_INVALID', 'status'),
  ...has(goal.endedOn < goal.agreedOn || goal.endedOn > today, 'INPUT_INVALID', 'endedOn'),
  ...has(goal.status === 'DROPPED' && goal.reason === null, 'INPUT_REQUIRED', 'reason'),
  ...has(goal.status === 'REACHED' && goal.reason !== null, 'INPUT_INVALID', 'reason'),
];
