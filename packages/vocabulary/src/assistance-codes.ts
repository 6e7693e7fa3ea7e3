import type { HtcdsCode } from './htcds-lists.js';

/** What help the committees give, arrange or support. */
export const ASSISTANCE_TYPES = [
  'REPATRIATION_SUPPORT',
  'SAFE_ACCOMMODATION',
  'COMPENSATION',
  'SUBSISTENCE_ALLOWANCE',
  'OCCUPATIONAL_ALLOWANCE',
  'PHYSICAL_HEALTH_CARE',
  'MENTAL_HEALTH_CARE',
  'FAMILY_HEALTH_CARE',
  'LEGAL_AID',
  'LABOUR_GRIEVANCE',
  'EMPLOYER_MEDIATION',
  'REMEDIATION',
  'VOCATIONAL_SKILLS',
  'LIFE_SKILLS',
  'CITIZENSHIP_AND_ID',
  'RETURN_HOME',
  'REINTEGRATION',
] as const;
export type AssistanceType = (typeof ASSISTANCE_TYPES)[number];

/** HTCDS `spl_Type` of each; null where the standard has none. */
export const HTCDS_SUPPORT: Readonly<Record<AssistanceType, HtcdsCode<'spl_Type'> | null>> = {
  REPATRIATION_SUPPORT: null,
  SAFE_ACCOMMODATION: 'SocialCare',
  COMPENSATION: 'Legal',
  SUBSISTENCE_ALLOWANCE: 'Financial',
  OCCUPATIONAL_ALLOWANCE: 'Livelihood',
  PHYSICAL_HEALTH_CARE: 'Health',
  MENTAL_HEALTH_CARE: 'Health',
  FAMILY_HEALTH_CARE: 'Health',
  LEGAL_AID: 'Legal',
  LABOUR_GRIEVANCE: 'Legal',
  EMPLOYER_MEDIATION: 'Legal',
  REMEDIATION: 'Financial',
  VOCATIONAL_SKILLS: 'Livelihood',
  LIFE_SKILLS: 'Education',
  CITIZENSHIP_AND_ID: 'Legal',
  RETURN_HOME: null,
  REINTEGRATION: 'SocialCare',
};

export const ASSISTANCE_STATUSES = [
  'PLANNED',
  'OFFERED',
  'DECLINED_BY_PERSON',
  'ACTIVE',
  'COMPLETED',
  'STOPPED',
] as const;
export type AssistanceStatus = (typeof ASSISTANCE_STATUSES)[number];

export const ASSISTANCE_OUTCOMES = ['ACHIEVED', 'PARTLY_ACHIEVED', 'NOT_ACHIEVED', 'NOT_KNOWN'] as const;
export type AssistanceOutcome = (typeof ASSISTANCE_OUTCOMES)[number];

/** What a shelter must offer to somebody; where it is stands elsewhere. */
export const SHELTER_NEEDS = [
  'WOMEN_ONLY',
  'MEN_ONLY',
  'TRANS_INCLUSIVE',
  'GENDER_NEUTRAL_ROOM',
  'OWN_ROOM',
  'WITH_CHILDREN',
  'FAMILY_TOGETHER',
  'CHILD_SPECIALISED',
  'ACCESSIBLE',
  'INTERPRETER',
  'HIGH_SECURITY',
] as const;
export type ShelterNeed = (typeof SHELTER_NEEDS)[number];
