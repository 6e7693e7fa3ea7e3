import type { Obstacle } from '@hub/subgraph-kit';
import {
  type ActionPlanState,
  daysOf,
  type EndorsementAnswer,
  type ErrorCode,
  financialQuarterOf,
  type PlanActivityKind,
  type PlanActivityState,
  type Quarter,
  QUARTERS,
  type WorkTheme,
} from '@hub/vocabulary';

/** Who takes a step: the committee itself, its chair, or whoever the plan is submitted to. */
export type PlanParty = 'COMMITTEE' | 'CHAIR' | 'ABOVE';

/** What the guards of a plan look at. */
export interface PlanFacts {
  readonly activities: readonly {
    readonly state: PlanActivityState;
    readonly isEndorsed: boolean;
    readonly lacks: string | null;
  }[];
  readonly reviewed: readonly Quarter[];
  readonly hasReason: boolean;
}

interface Way {
  readonly by: PlanParty;
  readonly needs?: (facts: PlanFacts) => Obstacle | null;
}
const obstacle = (code: ErrorCode, field = 'input.to'): Obstacle => ({ code, field });

const OPEN: readonly PlanActivityState[] = ['PLANNED', 'UNDER_WAY'];
const hasActivity: Way['needs'] = ({ activities }) => (activities.length ? null : obstacle('PLAN_NEEDS_ACTIVITY'));
const isComplete: Way['needs'] = (facts) => {
  const index = facts.activities.findIndex(({ lacks }) => lacks !== null);
  const lacks = facts.activities[index]?.lacks;
  return lacks ? obstacle('PLAN_ACTIVITY_INCOMPLETE', `plan.activities.${index}.${lacks}`) : hasActivity(facts);
};
const isEndorsed: Way['needs'] = (facts) =>
  facts.activities.every((each) => each.isEndorsed) ? hasActivity(facts) : obstacle('PLAN_NEEDS_ENDORSEMENT');
const hasReason: Way['needs'] = (facts) => (facts.hasReason ? null : obstacle('PLAN_NEEDS_REASON', 'input.reason'));
const isReviewed: Way['needs'] = ({ reviewed, activities }) =>
  QUARTERS.every((quarter) => reviewed.includes(quarter)) && !activities.some(({ state }) => OPEN.includes(state))
    ? null
    : obstacle('PLAN_NEEDS_REVIEWS');

/** What an activity brought over from before does not say yet, as a path in it; null when it says everything. */
export const lackOf = (
  { office, theme }: { readonly office: string | null; readonly theme: WorkTheme | null },
  lines: readonly { readonly organization: string | null }[],
): string | null => {
  if (office === null) return 'office';
  if (theme === null) return 'theme';
  const unpaid = lines.findIndex(({ organization }) => organization === null);
  return unpaid < 0 ? null : `budget.${unpaid}.organization`;
};

/** Every step there is: from a state, to a state, by whom, and what it needs. */
export const PLAN_STEPS: Readonly<Record<ActionPlanState, Readonly<Partial<Record<ActionPlanState, Way>>>>> = {
  DRAFT: { MEMBER_REVIEW: { by: 'COMMITTEE', needs: isComplete } },
  MEMBER_REVIEW: { DRAFT: { by: 'COMMITTEE' }, APPROVED: { by: 'CHAIR', needs: isEndorsed } },
  APPROVED: { SUBMITTED: { by: 'COMMITTEE' } },
  SUBMITTED: { ACCEPTED: { by: 'ABOVE' }, RETURNED: { by: 'ABOVE', needs: hasReason } },
  RETURNED: { DRAFT: { by: 'COMMITTEE' } },
  ACCEPTED: { CLOSED: { by: 'COMMITTEE', needs: isReviewed } },
  CLOSED: {},
};

/** What stands against a step; null when it may be taken. */
export const obstacleToStep = (
  { from, to, as }: { readonly from: ActionPlanState; readonly to: ActionPlanState; readonly as: readonly PlanParty[] },
  facts: PlanFacts,
): Obstacle | null => {
  const way = PLAN_STEPS[from][to];
  if (!way || !as.includes(way.by)) return obstacle('PLAN_STATE_FORBIDS');
  if (facts.hasReason && to !== 'RETURNED') return obstacle('PLAN_NEEDS_REASON', 'input.reason');
  return way.needs?.(facts) ?? null;
};

/** Activities are written while a plan is a draft, and no longer. */
export const isWritable = (state: ActionPlanState): boolean => state === 'DRAFT';
/** Members endorse what they are to do until the chair approves; later only what was given to another office since. */
export const isEndorsable = (state: ActionPlanState, endorsement: EndorsementAnswer | null = null): boolean =>
  isWritable(state) || state === 'MEMBER_REVIEW' || (state === 'ACCEPTED' && endorsement !== 'ENDORSED');

/** An activity goes to another office while its plan is carried out and until it is ended; a draft is changed instead. */
export const obstacleToReassigning = (
  {
    plan,
    activity,
  }: {
    readonly plan: ActionPlanState;
    readonly activity: { readonly state: PlanActivityState; readonly office: string | null } | undefined;
  },
  { office }: { readonly office: string },
): Obstacle | null => {
  if (plan !== 'ACCEPTED' || !activity || !OPEN.includes(activity.state))
    return obstacle('PLAN_STATE_FORBIDS', 'input.activity');
  return activity.office === office ? obstacle('INPUT_INVALID', 'input.office') : null;
};

/** The last day on which an activity is to be done, ISO. */
export const lastDayOf = (year: number, quarters: readonly Quarter[]): string =>
  daysOf({ year, quarter: Math.max(...quarters) as Quarter }).last;

/** A plan is drafted from the last quarter of the year before on, until its own year is over. */
export const obstacleToDraft = (year: number, today: string): Obstacle | null => {
  const { year: now, quarter } = financialQuarterOf(today);
  if (year === now || (year === now + 1 && quarter === 4)) return null;
  return obstacle(year > now ? 'PLAN_TOO_EARLY' : 'INPUT_INVALID', 'input.financialYear');
};

/** A quarter is reviewed once, on a day of it or after it. */
export const obstacleToReview = (
  {
    state,
    year,
    reviewed,
  }: { readonly state: ActionPlanState; readonly year: number; readonly reviewed: readonly Quarter[] },
  { quarter, heldOn, today }: { readonly quarter: Quarter; readonly heldOn: string; readonly today: string },
): Obstacle | null => {
  if (state !== 'ACCEPTED') return obstacle('PLAN_STATE_FORBIDS', 'input.plan');
  if (reviewed.includes(quarter)) return obstacle('PLAN_QUARTER_REVIEWED', 'input.quarter');
  return heldOn > today || heldOn < daysOf({ year, quarter }).first ? obstacle('INPUT_INVALID', 'input.heldOn') : null;
};

/** What the plan of a community for a problem of its own must say; other activities may. */
export const obstacleToProblemPlan = ({
  kind,
  problem,
  solution,
  places,
  measures,
}: {
  readonly kind: PlanActivityKind;
  readonly problem?: string | null | undefined;
  readonly solution?: string | null | undefined;
  readonly places: readonly string[];
  readonly measures: readonly { readonly isMonitoring: boolean }[];
}): Obstacle | null => {
  if (kind !== 'COMMUNITY_PROBLEM_PLAN') return null;
  if (!problem) return obstacle('INPUT_REQUIRED', 'input.problem');
  if (!solution) return obstacle('INPUT_REQUIRED', 'input.solution');
  if (!places.length) return obstacle('INPUT_REQUIRED', 'input.places');
  const prevents = measures.some(({ isMonitoring }) => !isMonitoring);
  const monitors = measures.some(({ isMonitoring }) => isMonitoring);
  return prevents && monitors ? null : obstacle('INPUT_REQUIRED', 'input.measures');
};
