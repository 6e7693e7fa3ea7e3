/** Where a report came from. Extends HTCDS, which has no such list. */
export const REPORT_SOURCES = [
  'VICTIM',
  'FAMILY',
  'WATCHDOG_VOLUNTEER',
  'POSTAL_BOX',
  'CALL',
  'LAW_ENFORCEMENT_OPERATION',
  'LABOUR_INSPECTION',
  'NGO',
  'MOBILE_APP',
  'ONLINE',
  'OTHER',
] as const;
export type ReportSource = (typeof REPORT_SOURCES)[number];

export const URGENCIES = ['EMERGENCY', 'URGENT', 'NORMAL'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** What the report is about; the field's words from the committees' own records and HTCDS. */
export const CASE_CATEGORIES = [
  'LABOUR_EXPLOITATION',
  'SEXUAL_EXPLOITATION',
  'FORCED_CRIMINALITY',
  'DEBT_BONDAGE',
  'CHILD_LABOUR',
  'SEXUAL_VIOLENCE',
  'RIGHTS_VIOLATION',
  'HIGH_VULNERABILITY',
  'CITIZENSHIP_GAP',
  'OTHER',
] as const;
export type CaseCategory = (typeof CASE_CATEGORIES)[number];

/** How many persons a report concerns, as bands so that a count cannot identify a family. */
export const PERSONS_BANDS = ['ONE', 'TWO_TO_FIVE', 'SIX_TO_TWENTY', 'OVER_TWENTY'] as const;
export type PersonsBand = (typeof PERSONS_BANDS)[number];

/** Workflow states of a case. The decision about a person belongs to that Person, not here. */
export const CASE_STATES = [
  'REPORTED',
  'ACKNOWLEDGED',
  'SCREENING',
  'PRESUMED_VICTIM',
  'MDT_REVIEW',
  'IDENTIFIED',
  'NOT_IDENTIFIED',
  'ASSISTANCE',
  'REINTEGRATION',
  'FOLLOW_UP',
  'CLOSED',
  'NOT_INDICATED',
  'REFERRED_OUT',
  'DUPLICATE',
  'REOPENED',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const ACKNOWLEDGEMENT_KINDS = ['SEEN', 'ACCEPTED', 'DECLINED'] as const;
export type AcknowledgementKind = (typeof ACKNOWLEDGEMENT_KINDS)[number];

export const SITE_CLASSES = [
  'SPECIAL_ECONOMIC_ZONE',
  'SCAM_COMPOUND',
  'FISHING_VESSEL',
  'FACTORY',
  'FARM',
  'CONSTRUCTION',
  'ENTERTAINMENT',
  'DOMESTIC',
  'OTHER',
] as const;
export type SiteClass = (typeof SITE_CLASSES)[number];

/** By what two cases are alike. */
export const DUPLICATE_MATCHES = [
  'PERSON_PAPER',
  'PERSON_PHONE',
  'PERSON_NAME',
  'REPORTER_PHONE',
  'PLACE_AND_TIME',
] as const;
export type DuplicateMatch = (typeof DUPLICATE_MATCHES)[number];

/** How sure one can be that two cases are about the same. */
export const DUPLICATE_STRENGTHS = ['STRONG', 'MODERATE', 'WEAK'] as const;
export type DuplicateStrength = (typeof DUPLICATE_STRENGTHS)[number];

/** What whoever filed a report may know of it: that it is stored, then that a committee answers for it, never more. */
export const REPORT_PROGRESSES = ['RECEIVED', 'TAKEN_UP'] as const;
export type ReportProgress = (typeof REPORT_PROGRESSES)[number];
