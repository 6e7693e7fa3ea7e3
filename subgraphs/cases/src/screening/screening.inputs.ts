import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { Pub, Res, Vid } from '@hub/subgraph-kit';
import { SCREENING_INDICATORS, type ScreeningFinding, type ScreeningIndicator } from '@hub/vocabulary';
import { ScreeningFindingCode, ScreeningIndicatorCode } from '../codes.js';

@InputType({ description: 'What somebody answered to one question of a form.' })
export class ScreeningAnswerInput {
  @Res(null, () => String, { description: 'Code of the question in the version of the form; each once.' })
  question!: string;

  @Vid(null, () => String, {
    description: 'The answer: words, YES, NO or NOT_KNOWN, a whole number, or an ISO day, as the question asks for.',
  })
  answer!: string;
}

@InputType({ description: 'A screening of a person who agreed to be interviewed.' })
export class RecordScreeningInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same screening.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The person, of a case that is assigned to you.' })
  person!: string;

  @Res(null, () => String, { description: 'Code of the form, as `screeningForms` lists it.' })
  form!: string;

  @Res(null, () => Int, {
    description: 'Version of the form that was used; one in force, or superseded for less than 30 days.',
  })
  formVersion!: number;

  @Res(null, () => ScreeningFindingCode, { description: 'What was found.' })
  finding!: ScreeningFinding;

  @Res(null, () => [ScreeningIndicatorCode], { description: 'The signs that were found; INDICATED needs one.' })
  indicators!: ScreeningIndicator[];

  @Res(null, () => [ScreeningAnswerInput], { nullable: true, description: 'What was answered; sealed.' })
  answers?: ScreeningAnswerInput[] | null;
}

export const screeningRules = z.object({
  form: z.string().max(40),
  formVersion: z.int().min(1).max(10_000),
  indicators: z.array(z.enum(SCREENING_INDICATORS)).max(SCREENING_INDICATORS.length),
  answers: z
    .array(z.object({ question: z.string().max(40), answer: z.string().trim().min(1).max(2_000) }))
    .max(60)
    .nullish(),
});
