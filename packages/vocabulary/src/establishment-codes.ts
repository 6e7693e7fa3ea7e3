/** How a committee comes about, each with the day on which it happened. */
export const ESTABLISHMENT_STEPS = [
  'ADVOCACY_MEETING',
  'APPROVAL',
  'WORKING_TEAM',
  'ORDER_DRAFTED',
  'ORDER_SIGNED',
  'INCEPTION_MEETING',
  'CAPACITY_PLAN',
  'TRAININGS',
  'ANNUAL_PLANNING',
] as const;
export type EstablishmentStepKind = (typeof ESTABLISHMENT_STEPS)[number];

/** How a committee is built: an executive with groups, or an operation centre with a working group and watchdogs. */
export const COMMITTEE_FORMS = ['EXECUTIVE_AND_GROUPS', 'OPERATION_CENTRE'] as const;
export type CommitteeForm = (typeof COMMITTEE_FORMS)[number];

/** The themes of an action plan in six parts. */
export const WORK_THEMES = [
  'PREVENTION',
  'SUPPRESSION',
  'RESCUE_AND_PROTECTION',
  'REHABILITATION',
  'SYSTEM_MANAGEMENT',
  'POLICY_DEVELOPMENT',
] as const;
export type WorkTheme = (typeof WORK_THEMES)[number];

/** Laws, orders and agreements that a committee rests on; years of the law, orders of the Buddhist era. */
export const LEGAL_BASES = [
  'ATIP_ACT_2008',
  'ATIP_ACT_2015',
  'ATIP_ACT_2017',
  'MOI_ORDER_768_2556',
  'NATIONAL_AGENDA_2015',
  'NORTHERN_PROVINCES_MOU_2003',
] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** What an organization brings to a committee by its own mandate, whatever its seat. */
export const MANDATES = ['COMMUNITY_DEVELOPMENT', 'LOCAL_BUDGET'] as const;
export type Mandate = (typeof MANDATES)[number];

/** What a committee works through in a village or a sub-district. */
export const LOCAL_BODY_KINDS = [
  'VILLAGE_HEADPERSON',
  'SUBDISTRICT_HEADPERSON',
  'VILLAGE_COMMITTEE',
  'WATCHDOG_GROUP',
  'WOMENS_GROUP',
  'LOCAL_ADMINISTRATIVE_ORGANIZATION',
  'SCHOOL',
  'HEALTH_VOLUNTEERS',
  'OTHER',
] as const;
export type LocalBodyKind = (typeof LOCAL_BODY_KINDS)[number];
