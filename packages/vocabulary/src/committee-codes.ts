export const COMMITTEE_LEVELS = ['DISTRICT', 'PROVINCE', 'NATIONAL'] as const;
export type CommitteeLevel = (typeof COMMITTEE_LEVELS)[number];

export const COMMITTEE_STATES = [
  'ADVOCACY',
  'ORDER_DRAFTED',
  'ORDER_SIGNED',
  'INCEPTION_HELD',
  'ACTIVE',
  'DORMANT',
  'DISSOLVED',
] as const;
export type CommitteeState = (typeof COMMITTEE_STATES)[number];

export const GROUP_KINDS = [
  'EXECUTIVE',
  'PREVENTION_MONITORING',
  'SUPPRESSION_INFORMATION',
  'REHABILITATION',
  'WORKING_GROUP',
  'WATCHDOG_NETWORK',
] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

export const SEAT_ROLES = ['CHAIR', 'VICE_CHAIR', 'SECRETARY', 'MEMBER'] as const;
export type SeatRole = (typeof SEAT_ROLES)[number];

export const AGENCY_KINDS = [
  'ADMINISTRATION',
  'POLICE',
  'IMMIGRATION',
  'MILITARY',
  'HEALTH',
  'SOCIAL_DEVELOPMENT',
  'LOCAL_ADMINISTRATIVE_ORGANIZATION',
  'COMMUNITY',
  'SHELTER',
  'NGO',
  'LABOUR',
  'EDUCATION',
  'JUSTICE',
  'COUNTERPART_GOVERNMENT',
  'OTHER',
] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

export const COMMITTEE_NOTICE_KINDS = [
  'ENDING',
  'VACANT',
  'FILLED',
  'TASK_OVERDUE',
  'TASK_NOT_ENDORSED',
  'MEETING_NOT_HELD',
  'PLAN_NOT_SUBMITTED',
  'MEETING_INVITED',
  'INVITATION_ENDED',
] as const;
export type CommitteeNoticeKind = (typeof COMMITTEE_NOTICE_KINDS)[number];
