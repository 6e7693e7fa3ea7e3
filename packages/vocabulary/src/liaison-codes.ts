/** In the order of the week; a week begins on Monday. */
export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Ways to reach an official across the border. */
export const CONTACT_CHANNEL_KINDS = [
  'PHONE',
  'MOBILE',
  'LINE',
  'WHATSAPP',
  'WECHAT',
  'RADIO',
  'EMAIL',
  'FAX',
] as const;
export type ContactChannelKind = (typeof CONTACT_CHANNEL_KINDS)[number];

/** DUE: to be confirmed again soon. OVERDUE: not confirmed in time, or never. */
export const LIAISON_REMINDER_KINDS = ['DUE', 'OVERDUE'] as const;
export type LiaisonReminderKind = (typeof LIAISON_REMINDER_KINDS)[number];

export const CLOSURE_REASONS = [
  'FLOOD',
  'REPAIR',
  'PUBLIC_HEALTH',
  'SECURITY',
  'HOLIDAY',
  'GOVERNMENT_ORDER',
  'OTHER',
] as const;
export type ClosureReason = (typeof CLOSURE_REASONS)[number];

/** Agreements that cooperation over the border rests on. */
export const BORDER_AGREEMENTS = ['NORTHERN_PROVINCES_2003', 'THAI_LAO_2005'] as const;
export type BorderAgreement = (typeof BORDER_AGREEMENTS)[number];

export const JOINT_MEETING_STATES = ['PLANNED', 'HELD', 'CANCELLED'] as const;
export type JointMeetingState = (typeof JOINT_MEETING_STATES)[number];

/** What a meeting over the border is about. No case is ever a topic of its own. */
export const JOINT_MEETING_TOPICS = [
  'CONTACTS',
  'RETURNS',
  'CROSSINGS',
  'IDENTIFICATION',
  'FAMILY_TRACING',
  'REINTEGRATION',
  'PREVENTION',
  'SCAM_COMPOUNDS',
  'TRAINING',
  'AGREEMENT',
] as const;
export type JointMeetingTopic = (typeof JOINT_MEETING_TOPICS)[number];

export const JOINT_MEETING_DECISIONS = [
  'CONTACTS_RENEWED',
  'CHANNEL_AGREED',
  'PROCEDURE_AGREED',
  'INFORMATION_SHARED',
  'JOINT_TRAINING',
  'JOINT_CAMPAIGN',
  'AGREEMENT_REVIEW',
  'NEXT_MEETING',
] as const;
export type JointMeetingDecision = (typeof JOINT_MEETING_DECISIONS)[number];
