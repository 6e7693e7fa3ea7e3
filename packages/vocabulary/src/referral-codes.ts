/** Where a referral stands. It is a closed loop: COMPLETED needs what came of it. */
export const REFERRAL_STATES = [
  'DRAFT',
  'SENT',
  'ACKNOWLEDGED',
  'ACCEPTED',
  'IN_SERVICE',
  'COMPLETED',
  'REJECTED',
  'REVOKED',
  'EXPIRED',
] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** What the persons referred need. */
export const REFERRAL_SERVICES = [
  'SAFE_ACCOMMODATION',
  'SUBSISTENCE_ALLOWANCE',
  'OCCUPATIONAL_ALLOWANCE',
  'PHYSICAL_HEALTH_CARE',
  'MENTAL_HEALTH_CARE',
  'FAMILY_HEALTH_CARE',
  'LEGAL_AID',
  'COMPENSATION_CLAIM',
  'LABOUR_GRIEVANCE',
  'MEDIATION_WITH_EMPLOYER',
  'REMEDIATION',
  'VOCATIONAL_TRAINING',
  'LIFE_SKILLS',
  'EDUCATION',
  'CITIZENSHIP_OR_ID',
  'RETURN_HOME',
  'REPATRIATION_SUPPORT',
  'REINTEGRATION',
  'INTERPRETATION',
  'INQUIRY',
  'OTHER',
] as const;
export type ReferralService = (typeof REFERRAL_SERVICES)[number];

/** Why a receiver cannot take the persons. */
export const REFERRAL_REJECTIONS = [
  'NO_CAPACITY',
  'SERVICE_NOT_OFFERED',
  'PERSON_NOT_ELIGIBLE',
  'PERSON_DECLINED',
  'CANNOT_KEEP_SAFE',
  'INFORMATION_MISSING',
  'OTHER',
] as const;
export type ReferralRejection = (typeof REFERRAL_REJECTIONS)[number];

/** Why a sender takes a referral back. */
export const REFERRAL_REVOCATIONS = [
  'SENT_IN_ERROR',
  'PERSON_DECLINED',
  'CONSENT_WITHDRAWN',
  'NO_LONGER_NEEDED',
  'REFERRED_ELSEWHERE',
  'OTHER',
] as const;
export type ReferralRevocation = (typeof REFERRAL_REVOCATIONS)[number];

/** What came of a referral that was completed. */
export const REFERRAL_OUTCOMES = [
  'SERVICE_GIVEN',
  'SERVICE_GIVEN_IN_PART',
  'SERVICE_NOT_GIVEN',
  'PERSON_DECLINED',
  'PERSON_LEFT',
  'REFERRED_ON',
] as const;
export type ReferralOutcome = (typeof REFERRAL_OUTCOMES)[number];

/** What stands in place of a consent when persons are referred without one. */
export const REFERRAL_OVERRIDES = ['VITAL_INTEREST', 'LEGAL_DUTY', 'COURT_ORDER', 'BEST_INTEREST_OF_CHILD'] as const;
export type ReferralOverride = (typeof REFERRAL_OVERRIDES)[number];

/** Referrals that came to the offices one holds, or that went out from them. */
export const REFERRAL_DIRECTIONS = ['INCOMING', 'OUTGOING'] as const;
export type ReferralDirection = (typeof REFERRAL_DIRECTIONS)[number];
