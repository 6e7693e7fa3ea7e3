import type { AlertCondition, AlertRule, CommitteeNoticeKind } from '@hub/vocabulary';

/** What can be late. */
export const REMINDER_KINDS = [
  'TASK_OVERDUE',
  'TASK_NOT_ENDORSED',
  'MEETING_NOT_HELD',
  'PLAN_NOT_SUBMITTED',
] as const satisfies readonly CommitteeNoticeKind[];
export type ReminderKind = (typeof REMINDER_KINDS)[number];

interface Stage {
  readonly when: AlertCondition;
  /** Days after the first word. */
  readonly after: number;
}

const TASK: readonly Stage[] = [
  { when: 'TASK_LATE', after: 0 },
  { when: 'TASK_LATE_A_WEEK', after: 7 },
  { when: 'TASK_LATE_TWO_WEEKS', after: 14 },
];
const COMMITTEE: readonly Stage[] = [
  { when: 'COMMITTEE_LATE', after: 0 },
  { when: 'COMMITTEE_LATE_A_MONTH', after: 30 },
];

/** Who is told one after another while it stays late, and by which rule. */
export const REMINDER_STAGES: Readonly<
  Record<ReminderKind, { readonly rule: AlertRule; readonly stages: readonly Stage[] }>
> = {
  TASK_OVERDUE: { rule: 'A13', stages: TASK },
  TASK_NOT_ENDORSED: { rule: 'A13', stages: TASK },
  MEETING_NOT_HELD: { rule: 'A14', stages: COMMITTEE },
  PLAN_NOT_SUBMITTED: { rule: 'A14', stages: COMMITTEE },
};

/** Days after the first word on which the next stages of each kind are due, for the database. */
export const STAGE_TABLE = REMINDER_KINDS.flatMap((kind) =>
  REMINDER_STAGES[kind].stages.map(({ after }, stage) => ({ kind, stage, after })),
);
