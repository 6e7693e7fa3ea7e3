/** How far a task of a committee has come. That one is overdue follows from its day, and is no state. */
export const TASK_STATES = [
  'PROPOSED',
  'ASSIGNED',
  'ENDORSED',
  'NOT_ENDORSED',
  'IN_PROGRESS',
  'DONE',
  'DROPPED',
] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** What a supervisor in the home agency answers to what one of theirs is to do. */
export const ENDORSEMENT_ANSWERS = ['ENDORSED', 'NOT_ENDORSED'] as const;
export type EndorsementAnswer = (typeof ENDORSEMENT_ANSWERS)[number];

/** What a task came of. */
export const TASK_ORIGINS = ['DECISION', 'PLAN_ACTIVITY', 'ITSELF'] as const;
export type TaskOrigin = (typeof TASK_ORIGINS)[number];

/** What is due for an office. */
export const DEADLINE_KINDS = ['TASK', 'MEETING', 'PLAN', 'PLAN_ACTIVITY', 'RETRAINING'] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];
