export const TRAINING_STATES = ['PLANNED', 'HELD', 'ASSESSED', 'REPORTED', 'CANCELLED'] as const;
export type TrainingState = (typeof TRAINING_STATES)[number];

/** Why a training was changed or cancelled. Everybody may know it, so there are no words. */
export const TRAINING_CHANGE_REASONS = [
  'PLANS_CHANGED',
  'RECORDED_WRONGLY',
  'TRAINER_UNAVAILABLE',
  'TOO_FEW_PEOPLE',
  'NO_BUDGET',
  'EMERGENCY',
] as const;
export type TrainingChangeReason = (typeof TRAINING_CHANGE_REASONS)[number];

/** Topics of the committees' capacity-building series, and of trainings of investigators and of multidisciplinary teams. */
export const TRAINING_TOPICS = [
  'DEFINING_TIP',
  'IDENTIFICATION_AND_REFERRAL',
  'PROTECTION_AND_ASSISTANCE',
  'PREVENTION_MONITORING_REPORTING',
  'LEGISLATION',
  'CASE_STUDY',
  'INVESTIGATION_AND_PROSECUTION',
  'RISK_MAPPING',
  'INTERVIEWING',
  'NEEDS_AND_SERVICES',
  'TRAUMA_INFORMED_CARE',
  'SELF_CARE',
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
/** How far a version of a curriculum has come. A published one is never changed; the next one supersedes it. */
export const CURRICULUM_STATES = ['DRAFT', 'PUBLISHED', 'SUPERSEDED'] as const;
export type CurriculumState = (typeof CURRICULUM_STATES)[number];

/** Stages of enforcement, from who may be a victim to the sentence. */
export const ENFORCEMENT_STAGES = ['IDENTIFICATION', 'INVESTIGATION', 'REFERRAL', 'PROSECUTION', 'SENTENCING'] as const;
export type EnforcementStage = (typeof ENFORCEMENT_STAGES)[number];

export const MATERIAL_KINDS = [
  'MANUAL',
  'GUIDE',
  'PRESENTATION',
  'VIDEO',
  'DISCUSSION_GUIDE',
  'POSTER',
  'LEAFLET',
  'OTHER',
] as const;
export type MaterialKind = (typeof MATERIAL_KINDS)[number];

/** How far the capacity plan of a committee has come. */
export const CAPACITY_PLAN_STATES = ['DRAFT', 'AGREED', 'CLOSED'] as const;
export type CapacityPlanState = (typeof CAPACITY_PLAN_STATES)[number];

export const CAPACITY_ACTIVITY_KINDS = ['MEETING', 'TRAINING'] as const;
export type CapacityActivityKind = (typeof CAPACITY_ACTIVITY_KINDS)[number];

/** Master trainers form trainers. */
export const TRAINER_KINDS = ['MASTER_TRAINER', 'TRAINER'] as const;
export type TrainerKind = (typeof TRAINER_KINDS)[number];

/** Whether new tests may ask an item. */
export const TEST_ITEM_STATES = ['ACTIVE', 'RETIRED'] as const;
export type TestItemState = (typeof TEST_ITEM_STATES)[number];

/** When a test was taken: before the training or after it. */
export const TEST_PHASES = ['PRE', 'POST'] as const;
export type TestPhase = (typeof TEST_PHASES)[number];
