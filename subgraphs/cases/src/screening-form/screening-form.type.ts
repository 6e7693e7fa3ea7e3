import { ID, Int, ObjectType } from 'type-graphql';
import { LocalDate, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { ScreeningAnswerKind, ScreeningIndicator } from '@hub/vocabulary';
import { ScreeningAnswerKindCode, ScreeningIndicatorCode } from '../codes.js';
import type { FormRow } from './screening-form.store.js';

@ObjectType({ description: 'A question of a version of a form.' })
export class ScreeningQuestion {
  @Res('case:work', () => String, { description: 'Its code in the form, by which it is answered.' })
  code!: string;

  @Res('case:work', () => ScreeningAnswerKindCode, { description: 'How it is answered.' })
  answerKind!: ScreeningAnswerKind;

  @Res('case:work', () => ScreeningIndicatorCode, {
    nullable: true,
    description: 'The sign that it looks for, if any.',
  })
  indicator!: ScreeningIndicator | null;

  @Res('case:work', () => String, { description: 'The question in English.' })
  textEn!: string;

  @Res('case:work', () => String, { description: 'The question in Thai.' })
  textTh!: string;

  @Res('case:work', () => String, { description: 'The question in Lao.' })
  textLo!: string;

  @Res('case:work', () => String, { description: 'The question in Burmese.' })
  textMy!: string;
}

@ObjectType({ description: 'One version of a form that persons are screened by; never changed once published.' })
export class ScreeningForm {
  @Res('case:work', () => ID, { description: 'Opaque id of the version.' })
  id!: string;

  @Res('case:work', () => String, { description: 'Code of the form; NRM is that of the national referral mechanism.' })
  code!: string;

  @Res('case:work', () => Int, { description: 'Version; earlier ones stay.' })
  version!: number;

  @Res('case:work', () => String, { description: 'Name in English.' })
  nameEn!: string;

  @Res('case:work', () => String, { description: 'Name in Thai.' })
  nameTh!: string;

  @Res('case:work', () => String, { description: 'Name in Lao.' })
  nameLo!: string;

  @Res('case:work', () => String, { description: 'Name in Burmese.' })
  nameMy!: string;

  @Res('case:work', () => [ScreeningQuestion], { description: 'What it asks, in order.' })
  questions!: readonly ScreeningQuestion[];

  @Res('case:work', () => LocalDate, { nullable: true, description: 'Day it comes into force; null for a draft.' })
  inForceOn!: string | null;

  @Res('case:work', () => LocalDate, {
    nullable: true,
    description: 'Day the next version comes into force; screenings by this one are taken for 30 days more.',
  })
  supersededOn!: string | null;

  @Res('case:work', () => Int, { description: 'How often the record was changed, to send back with a change.' })
  revision!: number;
}

@ObjectType({ description: 'The version of a form as it now stands, or what to put right.' })
export class ScreeningFormResult {
  @Res('policy:publish', () => ScreeningForm, {
    nullable: true,
    description: 'The version; null when there are problems.',
  })
  form!: ScreeningForm | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: readonly Problem[];
}

export const screeningFormOf = ({ questions, form: code, ...row }: FormRow): ScreeningForm =>
  Object.assign(new ScreeningForm(), row, {
    code,
    questions: questions.map(({ code, answerKind, indicator, en: textEn, th: textTh, lo: textLo, my: textMy }) =>
      Object.assign(new ScreeningQuestion(), { code, answerKind, indicator, textEn, textTh, textLo, textMy }),
    ),
  });
