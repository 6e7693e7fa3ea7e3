import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Pub, Res } from '@hub/subgraph-kit';
import type { ScreeningAnswerKind, ScreeningIndicator } from '@hub/vocabulary';
import { ScreeningAnswerKindCode, ScreeningIndicatorCode } from '../codes.js';

@InputType({ description: 'A question of a form.' })
export class ScreeningQuestionInput {
  @Res(null, () => String, { description: '2 to 40 capital letters, digits and underscores; each once in a form.' })
  code!: string;

  @Res(null, () => ScreeningAnswerKindCode, { description: 'How it is answered.' })
  answerKind!: ScreeningAnswerKind;

  @Res(null, () => ScreeningIndicatorCode, { nullable: true, description: 'The sign that it looks for, if any.' })
  indicator?: ScreeningIndicator | null;

  @Res(null, () => String, { description: 'The question in English, 2 to 500 characters.' })
  textEn!: string;

  @Res(null, () => String, { description: 'The question in Thai, 2 to 500 characters.' })
  textTh!: string;

  @Res(null, () => String, { description: 'The question in Lao, 2 to 500 characters.' })
  textLo!: string;

  @Res(null, () => String, { description: 'The question in Burmese, 2 to 500 characters.' })
  textMy!: string;
}

@InputType({ description: 'All that a version of a form says.' })
export class ScreeningFormContentInput {
  @Res(null, () => String, { description: 'Name in English, 2 to 200 characters.' })
  nameEn!: string;

  @Res(null, () => String, { description: 'Name in Thai, 2 to 200 characters.' })
  nameTh!: string;

  @Res(null, () => String, { description: 'Name in Lao, 2 to 200 characters.' })
  nameLo!: string;

  @Res(null, () => String, { description: 'Name in Burmese, 2 to 200 characters.' })
  nameMy!: string;

  @Res(null, () => [ScreeningQuestionInput], { description: 'What it asks, in order, 1 to 60 questions.' })
  questions!: ScreeningQuestionInput[];
}

@InputType({ description: 'The next version of a form, as a draft.' })
export class DraftScreeningFormInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same draft.' })
  idempotencyKey!: string;

  @Res(null, () => String, { description: 'Code of the form, as `screeningForms` lists it.' })
  code!: string;

  @Res(null, () => ScreeningFormContentInput, { description: 'What it says.' })
  content!: ScreeningFormContentInput;
}

@InputType({ description: 'What a draft says from now on.' })
export class ChangeScreeningFormInput {
  @Res(null, () => ID, { description: 'Id of the draft.' })
  id!: string;

  @Res(null, () => Int, { description: 'The revision that was read; an older one is refused.' })
  revision!: number;

  @Res(null, () => ScreeningFormContentInput, { description: 'All that it says.' })
  content!: ScreeningFormContentInput;
}

@InputType({ description: 'The draft to publish.' })
export class PublishScreeningFormInput {
  @Res(null, () => ID, { description: 'Id of the draft.' })
  id!: string;

  @Res(null, () => Int, { description: 'The revision that was read; repeated with the same day it changes nothing.' })
  revision!: number;

  @Res(null, () => LocalDate, { description: 'Day it comes into force: today or later, after the version before it.' })
  inForceOn!: string;
}

const name = z.string().trim().min(2).max(200);
const text = z.string().trim().min(2).max(500);
const question = z.object({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/),
  ...{ textEn: text, textTh: text, textLo: text, textMy: text },
});

export const contentRules = z.object({
  content: z.object({
    ...{ nameEn: name, nameTh: name, nameLo: name, nameMy: name },
    questions: z
      .array(question)
      .min(1)
      .max(60)
      .refine((questions) => new Set(questions.map(({ code }) => code)).size === questions.length),
  }),
});
