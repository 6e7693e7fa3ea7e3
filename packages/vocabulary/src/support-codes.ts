/** Who agreed to a support plan. */
export const PLAN_AGREEMENTS = ['PERSON', 'PERSON_AND_GUARDIAN', 'GUARDIAN', 'LEGAL_REPRESENTATIVE'] as const;
export type PlanAgreement = (typeof PLAN_AGREEMENTS)[number];

export const GOAL_STATUSES = ['OPEN', 'REACHED', 'DROPPED'] as const;
export type GoalStatus = (typeof GOAL_STATUSES)[number];

/** Why a goal of a support plan was dropped. */
export const GOAL_DROP_REASONS = [
  'PERSON_DECLINED',
  'NOT_NEEDED',
  'NOT_POSSIBLE',
  'NO_PROVIDER',
  'CONTACT_LOST',
  'OTHER',
] as const;
export type GoalDropReason = (typeof GOAL_DROP_REASONS)[number];

/** How somebody was followed up. */
export const FOLLOW_UP_METHODS = [
  'HOME_VISIT',
  'OFFICE_MEETING',
  'PHONE_CALL',
  'MESSAGE',
  'THROUGH_FAMILY',
  'THROUGH_PROVIDER',
  'NOT_REACHED',
] as const;
export type FollowUpMethod = (typeof FOLLOW_UP_METHODS)[number];

/** How a person is, in a code. */
export const WELLBEING_BANDS = ['GOOD', 'STABLE', 'STRAINED', 'POOR', 'NOT_KNOWN'] as const;
export type WellbeingBand = (typeof WELLBEING_BANDS)[number];

/** What danger a person is in, in a code. */
export const RISK_BANDS = ['NONE_SEEN', 'LOW', 'HIGH', 'IMMEDIATE', 'NOT_KNOWN'] as const;
export type RiskBand = (typeof RISK_BANDS)[number];
