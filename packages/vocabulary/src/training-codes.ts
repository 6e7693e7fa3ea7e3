export const TRAINING_STATES = ['PLANNED', 'HELD', 'ASSESSED', 'REPORTED', 'CANCELLED'] as const;
export type TrainingState = (typeof TRAINING_STATES)[number];

/** Topics of the committees' capacity-building series. */
export const TRAINING_TOPICS = [
  'DEFINING_TIP',
  'IDENTIFICATION_AND_REFERRAL',
  'PROTECTION_AND_ASSISTANCE',
  'PREVENTION_MONITORING_REPORTING',
  'LEGISLATION',
  'CASE_STUDY',
] as const;
export type TrainingTopic = (typeof TRAINING_TOPICS)[number];

export const SEXES = ['FEMALE', 'MALE'] as const;
export type Sex = (typeof SEXES)[number];

/** What somebody was at a training. Only participants count as people trained. */
export const ATTENDANCE_ROLES = ['PARTICIPANT', 'TRAINER', 'ORGANIZER', 'OBSERVER'] as const;
export type AttendanceRole = (typeof ATTENDANCE_ROLES)[number];

/** What kind of rule a policy is. */
export const POLICY_KINDS = ['LAW', 'GUIDELINE', 'MECHANISM', 'ORDER'] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

/** Master trainers form trainers. */
export const TRAINER_KINDS = ['MASTER_TRAINER', 'TRAINER'] as const;
export type TrainerKind = (typeof TRAINER_KINDS)[number];
