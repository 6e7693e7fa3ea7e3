/** How far the annual plan of a committee has come. */
export const ACTION_PLAN_STATES = [
  'DRAFT',
  'MEMBER_REVIEW',
  'APPROVED',
  'SUBMITTED',
  'RETURNED',
  'ACCEPTED',
  'CLOSED',
] as const;
export type ActionPlanState = (typeof ACTION_PLAN_STATES)[number];

/** What an activity of a plan is. */
export const PLAN_ACTIVITY_KINDS = [
  'COMMUNITY_PROBLEM_PLAN',
  'VILLAGE_TRAINING',
  'WATCHDOG_GROUP',
  'SURVIVOR_SKILLS',
  'CAMPAIGN',
  'CAPACITY_BUILDING',
  'COORDINATION',
  'MONITORING',
  'OTHER',
] as const;
export type PlanActivityKind = (typeof PLAN_ACTIVITY_KINDS)[number];

export const PLAN_ACTIVITY_STATES = ['PLANNED', 'UNDER_WAY', 'DONE', 'DROPPED'] as const;
export type PlanActivityState = (typeof PLAN_ACTIVITY_STATES)[number];

/** Who pays: the agency within its mandate, or whoever is asked for money. */
export const BUDGET_SOURCES = [
  'WITHIN_MANDATE',
  'LOCAL_ADMINISTRATIVE_ORGANIZATION',
  'MUNICIPALITY',
  'PROVINCE',
  'PARTNER',
] as const;
export type BudgetSource = (typeof BUDGET_SOURCES)[number];

/** How far the money of a budget line has come. */
export const BUDGET_LINE_STATES = [
  'WITHIN_MANDATE',
  'PROPOSED',
  'SUBMITTED',
  'ALLOCATED',
  'REJECTED',
  'SPENT',
] as const;
export type BudgetLineState = (typeof BUDGET_LINE_STATES)[number];

/** Why an organization gave no money that it was asked for. */
export const BUDGET_REJECTION_REASONS = ['NO_FUNDS', 'OUTSIDE_MANDATE', 'TOO_LATE', 'INCOMPLETE', 'OTHER'] as const;
export type BudgetRejectionReason = (typeof BUDGET_REJECTION_REASONS)[number];

/** Why a plan was sent back. Codes instead of words, so that the public state of a plan says nothing else. */
export const PLAN_RETURN_REASONS = [
  'INCOMPLETE',
  'BUDGET_UNCLEAR',
  'OUTSIDE_MANDATE',
  'NOT_COORDINATED',
  'OTHER',
] as const;
export type PlanReturnReason = (typeof PLAN_RETURN_REASONS)[number];
