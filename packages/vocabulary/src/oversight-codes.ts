/** What an office that watches over access is told. */
export const ACCESS_NOTICE_KINDS = [
  'BREAK_GLASS_OPENED',
  'BREAK_GLASS_ENDED',
  'REVIEW_OVERDUE',
  'REVIEWED',
  'EMERGENCY_STARTED',
  'EMERGENCY_ENDED',
  'EMERGENCY_REVIEWED',
] as const;
export type AccessNoticeKind = (typeof ACCESS_NOTICE_KINDS)[number];

/** What a second person thinks of an emergency access. */
export const REVIEW_VERDICTS = ['JUSTIFIED', 'NOT_JUSTIFIED'] as const;
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];
