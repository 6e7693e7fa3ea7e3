import { z } from 'zod';
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
export const DAYS_OF_GRACE = 30;

/** Whether a screening by this version is taken on a day. */
export const mayBeUsed = ({ inForceOn, supersededOn }: InForce, today: string): boolean =>
  inForceOn <= today && (supersededOn === null || today < daysAfter(supersededOn, DAYS_OF_GRACE));

const ANSWER_OF_KIND: Readonly<Record<ScreeningAnswerKind, z.ZodType>> = {
  TEXT: z.string(),
  YES_NO: z.enum(['YES', 'NO', 'NOT_KNOWN']),
  NUMBER: z.string().regex(/^\d{1,9}$/),
  DATE: z.iso.date(),
};

export const isOfKind = (kind: ScreeningAnswerKind, answer: string): boolean =>
  ANSWER_OF_KIND[kind].safeParse(answer.trim()).success;
