/** How a case ended for the persons concerned. */
export const CASE_OUTCOMES = [
  'REINTEGRATED',
  'ASSISTED',
  'RETURNED_HOME',
  'RIGHTS_RESTORED',
  'NO_TRAFFICKING_FOUND',
  'ASSISTANCE_DECLINED',
  'CONTACT_LOST',
  'OTHER',
] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

/** Whether the reporter was told what became of the report; all but the first say why not. */
export const REPORTER_FEEDBACKS = ['GIVEN', 'ANONYMOUS', 'NOT_REACHED', 'DECLINED', 'UNSAFE'] as const;
export type ReporterFeedback = (typeof REPORTER_FEEDBACKS)[number];

/** What a person did with the course of a case. */
export const CASE_ACTS = ['MOVED', 'TRANSFERRED', 'REFLECTION_EXTENDED', 'TRIAGED', 'CORRECTED', 'MERGED'] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

/** Acts that are done for a reason. */
export type ReasonedAct = 'REOPENED' | 'REFERRED_OUT' | 'TRANSFERRED' | 'REFLECTION_EXTENDED' | 'TRIAGED' | 'CORRECTED';

/** Codes instead of words, so that no reason can name anybody. */
export const CASE_REASONS = [
  'NEW_INFORMATION',
  'PERSON_REQUEST',
  'NEW_NEEDS',
  'NOT_TAKEN_UP',
  'DECIDED_IN_ERROR',
  'ADDITIONAL_SERVICES',
  'MIGRATION_OR_CHANGE_OF_LOCATION',
  'INVESTIGATION',
  'OTHER_JURISDICTION',
  'CONFLICT_OF_INTEREST',
  'CAPACITY',
  'HEALTH',
  'SAFETY',
  'CHILD',
  'INTERPRETATION',
  'OTHER',
] as const;
export type CaseReason = (typeof CASE_REASONS)[number];

/** Which reasons an act can have. */
export const REASONS_OF_ACT: Readonly<Record<ReasonedAct, readonly CaseReason[]>> = {
  REOPENED: ['NEW_INFORMATION', 'PERSON_REQUEST', 'NEW_NEEDS', 'NOT_TAKEN_UP', 'DECIDED_IN_ERROR', 'OTHER'],
  REFERRED_OUT: ['ADDITIONAL_SERVICES', 'MIGRATION_OR_CHANGE_OF_LOCATION', 'INVESTIGATION', 'OTHER'],
  TRANSFERRED: [
    'OTHER_JURISDICTION',
    'MIGRATION_OR_CHANGE_OF_LOCATION',
    'CONFLICT_OF_INTEREST',
    'CAPACITY',
    'SAFETY',
    'OTHER',
  ],
  REFLECTION_EXTENDED: ['PERSON_REQUEST', 'HEALTH', 'SAFETY', 'CHILD', 'INTERPRETATION', 'OTHER'],
  TRIAGED: ['NEW_INFORMATION', 'DECIDED_IN_ERROR', 'HEALTH', 'SAFETY', 'CHILD', 'OTHER'],
  CORRECTED: ['NEW_INFORMATION', 'DECIDED_IN_ERROR', 'OTHER'],
};
