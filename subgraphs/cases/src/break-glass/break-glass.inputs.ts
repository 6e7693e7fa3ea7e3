import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { Pub, Res, Vid } from '@hub/subgraph-kit';
import { REVIEW_VERDICTS, type ReviewVerdict } from '@hub/vocabulary';
import { ReviewVerdictCode } from '../codes.js';
import { MINUTES } from './break-glass.rules.js';

@InputType({ description: 'Why somebody must read a case at once that is not assigned to them.' })
export class OpenBreakGlassInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'A case of the province you answer for.' })
  case!: string;

  @Vid(null, () => String, { description: 'Why, in 20 to 1,000 characters; stored sealed, read by the reviewers.' })
  reason!: string;

  @Res(null, () => Int, { defaultValue: MINUTES.most, description: 'For how many minutes, 1 to 60.' })
  minutes!: number;
}

@InputType({ description: 'The emergency access to end early.' })
export class EndBreakGlassInput {
  @Res(null, () => ID, { description: 'One that you opened.' })
  breakGlass!: string;
}

@InputType({ description: 'What a second person thinks of an emergency access.' })
export class ReviewBreakGlassInput {
  @Res(null, () => ID, { description: 'One that somebody else opened.' })
  breakGlass!: string;

  @Res(null, () => ReviewVerdictCode, { description: 'NOT_JUSTIFIED also ends what is still open.' })
  verdict!: ReviewVerdict;

  @Vid(null, () => String, { nullable: true, description: 'In free words, at most 1,000 characters; stored sealed.' })
  note?: string | null;
}

const key = z.string().regex(/^[\x21-\x7e]{1,200}$/);

export const openRules = z.object({
  idempotencyKey: key,
  reason: z.string().trim().min(20).max(1_000),
  minutes: z.int().min(MINUTES.least).max(MINUTES.most),
});

export const reviewRules = z.object({
  verdict: z.enum(REVIEW_VERDICTS),
  note: z.string().trim().max(1_000).nullish(),
});
