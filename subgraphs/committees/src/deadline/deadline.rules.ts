import { type ActionPlanState, daysOf, financialQuarterOf } from '@hub/vocabulary';

/** A plan, as far as it matters whether the committee has done its part. */
export interface PlanOfYear {
  readonly financial_year: number;
  readonly state: ActionPlanState;
}

/** States in which a plan has left its committee. */
const SUBMITTED: readonly ActionPlanState[] = ['SUBMITTED', 'ACCEPTED', 'CLOSED'];

/** A plan that a committee has not submitted, and the last day to do so. */
export interface MissingPlan {
  readonly financialYear: number;
  /** The last day of the financial year before its own. */
  readonly dueOn: string;
}

/** Plans that are due in the quarter that runs, and that of the running year where it was never submitted. */
export const missingPlans = (plans: readonly PlanOfYear[], today: string): MissingPlan[] => {
  const { year, quarter } = financialQuarterOf(today);
  return [year, ...(quarter === 4 ? [year + 1] : [])]
    .filter((due) => !plans.some(({ financial_year, state }) => financial_year === due && SUBMITTED.includes(state)))
    .map((financialYear) => ({ financialYear, dueOn: daysOf({ year: financialYear - 1 }).last }));
};
