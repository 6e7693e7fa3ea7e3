/** The ways to reach people outside the graph; a webhook reaches the own system of an office. */
export const CHANNEL_KINDS = ['PUSH', 'EMAIL', 'SMS', 'LINE', 'WEBHOOK'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Languages that notices outside the graph are written in. */
export const NOTICE_LANGUAGES = ['EN', 'TH', 'LO', 'MY'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

export const DELIVERY_STATES = ['WAITING', 'SENT', 'FAILED', 'CANCELLED'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What became of the last attempt, or why there was none. */
export const DELIVERY_OUTCOMES = [
  'TAKEN',
  'NO_ANSWER',
  'NOT_NOW',
  'REFUSED',
  'GONE',
  'ADDRESS_FORBIDDEN',
  'QUIET_HOURS',
  'RIGHT_ENDED',
  'CHANNEL_ENDED',
] as const;
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number];
