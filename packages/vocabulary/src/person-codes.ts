/** Sex of a person concerned, as far as it is known. */
export const PERSON_SEXES = ['FEMALE', 'MALE', 'OTHER', 'UNKNOWN'] as const;
export type PersonSex = (typeof PERSON_SEXES)[number];

/** Age as a band, so that it cannot single out a person. Under 18 is a child by law. */
export const AGE_BANDS = [
  'UNDER_12',
  'FROM_12_TO_14',
  'FROM_15_TO_17',
  'FROM_18_TO_24',
  'FROM_25_TO_39',
  'OVER_39',
] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** Whether an age is that of a child; one that is not known is not. */
export const isChild = (age: AgeBand | null | undefined): boolean =>
  age === 'UNDER_12' || age === 'FROM_12_TO_14' || age === 'FROM_15_TO_17';

/** HTCDS `vic_TraffickingStatus`: the decision about one person. */
export const TRAFFICKING_STATUSES = ['POSSIBLE', 'ACTUAL', 'NOT'] as const;
export type TraffickingStatus = (typeof TRAFFICKING_STATUSES)[number];

/** HTCDS `vic_TypeOfExploitation`, extended by FORCED_CRIMINALITY, which that list lacks. */
export const EXPLOITATION_TYPES = [
  'FORCED_LABOUR',
  'SEXUAL_EXPLOITATION',
  'CHILD_LABOUR',
  'FORCED_MARRIAGE',
  'SERVITUDE',
  'FORCED_MILITARY_BY_NON_STATE_ACTORS',
  'ORGAN_REMOVAL',
  'FORCED_BEGGING',
  'FORCED_ADOPTION',
  'SURROGACY',
  'FORCED_CRIMINALITY',
  'OTHER',
] as const;
export type ExploitationType = (typeof EXPLOITATION_TYPES)[number];

/** A paper that says who somebody is. */
export const PAPER_KINDS = ['NATIONAL_ID', 'PASSPORT', 'BORDER_PASS', 'CERTIFICATE_OF_IDENTITY', 'OTHER'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** What a person can be found by, exactly. */
export const IDENTIFIER_KINDS = ['NAME', 'PHONE', 'PAPER'] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** Why identifying data of a person are destroyed; kept for ever, so it says nothing of the person. */
export const ERASURE_REASONS = ['PERSON_REQUEST', 'RETENTION_ENDED', 'REGISTERED_IN_ERROR'] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

/** HTCDS `cas_ReasonForOutgoingReferral`, extended by INVESTIGATION. */
export const SHARE_REASONS = [
  'ADDITIONAL_SERVICES',
  'MIGRATION_OR_CHANGE_OF_LOCATION',
  'INVESTIGATION',
  'OTHER',
] as const;
export type ShareReason = (typeof SHARE_REASONS)[number];
