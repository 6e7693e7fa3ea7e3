/** What a task of a case is; words would name somebody sooner or later. */
export const CASE_TASK_KINDS = [
  'INTERVIEW',
  'SAFETY_CHECK',
  'HEALTH_CARE',
  'PSYCHOSOCIAL_CARE',
  'ACCOMMODATION',
  'DOCUMENTS',
  'FAMILY_TRACING',
  'LEGAL_AID',
  'COMPENSATION_CLAIM',
  'LABOUR_GRIEVANCE',
  'COORDINATION',
  'RETURN_PREPARATION',
  'FOLLOW_UP_VISIT',
  'FEEDBACK_TO_REPORTER',
  'OTHER',
] as const;
export type CaseTaskKind = (typeof CASE_TASK_KINDS)[number];

/** Where a task of a case stands. */
export const CASE_TASK_STATES = ['OPEN', 'DONE', 'DROPPED'] as const;
export type CaseTaskState = (typeof CASE_TASK_STATES)[number];

/** Why a task was dropped. */
export const TASK_DROP_REASONS = [
  'NOT_NEEDED',
  'PERSON_DECLINED',
  'DONE_BY_OTHERS',
  'NOT_POSSIBLE',
  'CASE_CLOSED',
] as const;
export type TaskDropReason = (typeof TASK_DROP_REASONS)[number];
