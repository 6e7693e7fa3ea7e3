/** What a committee meets for. */
export const MEETING_KINDS = [
  'INCEPTION',
  'QUARTERLY',
  'WORKING_GROUP',
  'CASE_CONFERENCE',
  'LESSONS_LEARNED',
  'JOINT',
  'COMMUNITY',
] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

export const MEETING_STATES = ['PLANNED', 'HELD', 'CANCELLED'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** Whether an office that was invited will come, and did. */
export const ATTENDANCE_STATES = [
  'INVITED',
  'ACCEPTED',
  'DECLINED',
  'ATTENDED',
  'REPRESENTED',
  'EXCUSED',
  'ABSENT',
] as const;
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];

/** Once in how many months a committee is to meet, where it has a rhythm. */
export const MEETING_MONTHS = { QUARTERLY: 3, WORKING_GROUP: 2 } as const satisfies Partial<
  Record<MeetingKind, number>
>;
export type RegularMeetingKind = keyof typeof MEETING_MONTHS;
