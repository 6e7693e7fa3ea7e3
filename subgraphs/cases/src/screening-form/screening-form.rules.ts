import { daysAfter, type ScreeningAnswerKind, type ScreeningIndicator } from '@hub/vocabulary';

/** A question of a form, with its text in each language. */
export interface Question {
  readonly code: string;
  readonly answerKind: ScreeningAnswerKind;
  /** The sign that it looks for, if it looks for one. */
  readonly indicator: ScreeningIndicator | null;
  readonly en: string;
  readonly th: string;
  readonly lo: string;
  readonly my: string;
}

/** Days, `YYYY-MM-DD`, between which a version is the one in force. */
export interface InForce {
  readonly inForceOn: string;
  /** Day of the next version; null while there is none. */
  readonly supersededOn: string | null;
}

/** For so long a version that was superseded is taken: what was filled in on paper is entered later. */
const DAYS_OF_GRACE = 30;

/** Whether a screening by this version is taken on a day. */
export const mayBeUsed = ({ inForceOn, supersededOn }: InForce, today: string): boolean =>
  inForceOn <= today && (supersededOn === null || today < daysAfter(supersededOn, DAYS_OF_GRACE));

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && daysAfter(text, 0) === text;

const ANSWERS: Readonly<Record<ScreeningAnswerKind, (answer: string) => boolean>> = {
  TEXT: () => true,
  YES_NO: (answer) => ['YES', 'NO', 'NOT_KNOWN'].includes(answer),
  NUMBER: (answer) => /^\d{1,9}$/.test(answer),
  DATE: isDay,
};

export const isOfKind = (kind: ScreeningAnswerKind, answer: string): boolean => ANSWERS[kind](answer.trim());
