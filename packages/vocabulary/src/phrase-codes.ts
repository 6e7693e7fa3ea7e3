/** What can stand in a phrase. None of it is free text, so that no phrase can name anybody. */
export const PHRASE_PARAMETERS = [
  ...(['day', 'lastDay', 'dayPart', 'from', 'until', 'crossing', 'personsBand', 'number'] as const),
] as const;
export type PhraseParameter = (typeof PHRASE_PARAMETERS)[number];

/** Parts of a day: the hour at which people meet at a border is not written down. */
export const PARTS_OF_DAY = ['MORNING', 'NOON', 'AFTERNOON', 'EVENING'] as const;
export type PartOfDay = (typeof PARTS_OF_DAY)[number];

/** What two offices can say to each other of a return, and what each phrase needs. */
export const PHRASE_NEEDS = {
  MEETING_POINT: ['crossing', 'day', 'dayPart'],
  MEETING_POINT_AGREED: ['crossing', 'day'],
  ON_THE_WAY: ['crossing'],
  WAITING: ['crossing'],
  /** Hours. */
  LATE: ['number'],
  STAFF_COMING: ['number'],
  TRANSPORT_READY: ['personsBand'],
  INTERPRETER_NEEDED: [],
  INTERPRETER_READY: [],
  MEDICAL_HELP_NEEDED: [],
  MEDICAL_HELP_READY: ['crossing'],
  FEMALE_OFFICER_NEEDED: [],
  SOCIAL_WORKER_COMING: [],
  DOCUMENTS_READY: [],
  DOCUMENTS_MISSING: [],
  DOCUMENTS_EXPECTED: ['day'],
  WINDOW_PROPOSED: ['day', 'lastDay'],
  WINDOW_AGREED: [],
  WINDOW_NOT_POSSIBLE: [],
  CROSSING_PROPOSED: ['crossing'],
  CALL_DUTY_OFFICER: [],
  OFFICE_ANSWERS: ['day', 'from', 'until'],
  PLEASE_ANSWER_BY: ['day'],
  WE_WILL_ANSWER_BY: ['day'],
  UNDERSTOOD: [],
  RECEIVED_WELL: ['personsBand'],
  FOLLOW_UP_ASKED: ['day'],
  ALL_WELL: [],
  THANK_YOU: [],
} as const satisfies Readonly<Record<string, readonly PhraseParameter[]>>;
export type Phrase = keyof typeof PHRASE_NEEDS;
export const PHRASES = Object.keys(PHRASE_NEEDS) as readonly Phrase[];

/** The languages that a phrase is told in, as the graph names them. */
export const TEXT_LANGUAGES = ['EN', 'TH', 'LO', 'MY'] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

/** How the year of a day is counted; the Buddhist era is 543 years ahead. */
export const TEXT_CALENDARS = ['GREGORIAN', 'BUDDHIST'] as const;
export type TextCalendar = (typeof TEXT_CALENDARS)[number];
