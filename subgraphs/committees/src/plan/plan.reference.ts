import { rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import {
  activitiesById,
  activitiesOfPlans,
  type ActivityRow,
  type PlanRow,
  plansById,
  plansOfCommittees,
  type PlanStepRow,
  reviewsOfPlans,
  type ReviewRow,
  stepsOfPlans,
} from './plan.store.js';
import {
  type ActionPlan,
  activityOf,
  type PlanActivity,
  planOf,
  type PlanReview,
  type PlanStep,
  reviewOf,
  stepOf,
} from './plan.type.js';

export const planById = rowByKey<PlanRow, ActionPlan>({ list: plansById, keyOf: ({ id }) => id, shape: planOf });

export const plansOfCommittee = rowsByOwner<PlanRow, ActionPlan>({
  ...{ list: plansOfCommittees, keyOf: ({ committee }) => committee, shape: planOf },
});

export const activityById = rowByKey<ActivityRow, PlanActivity>({
  ...{ list: activitiesById, keyOf: ({ id }) => id, shape: activityOf },
});

export const activitiesOfPlan = rowsByOwner<ActivityRow, PlanActivity>({
  ...{ list: activitiesOfPlans, keyOf: ({ plan }) => plan, shape: activityOf },
});

export const reviewsOfPlan = rowsByOwner<ReviewRow, PlanReview>({
  ...{ list: reviewsOfPlans, keyOf: ({ plan }) => plan, shape: reviewOf },
});

export const stepsOfPlan = rowsByOwner<PlanStepRow, PlanStep>({
  ...{ list: stepsOfPlans, keyOf: ({ plan }) => plan, shape: stepOf },
});
