import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { isId, Pub, Res, Vid } from '@hub/subgraph-kit';
import type { DecidingBody, MdtDiscipline, TraffickingStatus } from '@hub/vocabulary';
import { REFLECTION } from '../case/case.rules.js';
import { DecidingBodyCode, MdtDisciplineCode, TraffickingStatusCode } from '../codes.js';

@InputType({ description: 'A member of the team; who sits in it depends on the case.' })
export class MdtMemberInput {
  @Res(null, () => MdtDisciplineCode, { description: 'What the member answers for.' })
  discipline!: MdtDiscipline;

  @Res(null, () => ID, { nullable: true, description: 'The official, when it is one of the directory.' })
  official?: string | null;
}

@InputType({ description: 'What was decided about one person.' })
export class MdtDecisionInput {
  @Res(null, () => ID, { description: 'The person, of the case; each once.' })
  person!: string;

  @Res(null, () => Int, { description: 'Version of the person that the decision was made on.' })
  version!: number;

  @Res(null, () => TraffickingStatusCode, { description: 'ACTUAL or NOT.' })
  status!: TraffickingStatus;
}

@InputType({ description: 'What one discipline of the team thought of one person.' })
export class MdtOpinionInput {
  @Res(null, () => ID, { description: 'The person, of the case.' })
  person!: string;

  @Res(null, () => MdtDisciplineCode, { description: 'Whose opinion; a discipline of the team.' })
  discipline!: MdtDiscipline;

  @Vid(null, () => String, { description: 'The opinion, in words; sealed.' })
  opinion!: string;
}

@InputType({ description: 'A review of a case by a multidisciplinary team.' })
export class RecordMdtReviewInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same review.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The case; you must be assigned to it, or act in its emergency.' })
  case!: string;

  @Res(null, () => Int, { description: 'Version of the case that the review was made on.' })
  version!: number;

  @Res(null, () => [MdtMemberInput], { description: 'The team; a decision needs two disciplines.' })
  members!: MdtMemberInput[];

  @Res(null, () => DecidingBodyCode, {
    nullable: true,
    description: 'Who decided; a decision needs it. EXECUTIVE_IN_EMERGENCY is for the executive alone.',
  })
  decidingBody?: DecidingBody | null;

  @Res(null, () => [MdtDecisionInput], { nullable: true, description: 'What was decided; none when nothing was.' })
  decisions?: MdtDecisionInput[] | null;

  @Res(null, () => [MdtOpinionInput], { nullable: true, description: 'What the members thought.' })
  opinions?: MdtOpinionInput[] | null;

  @Res(null, () => Int, { nullable: true, description: 'Days that the persons may reflect longer, at most 90.' })
  reflectionDays?: number | null;
}

const MOST_MEMBERS = 30;
const MOST_PERSONS = 100;

export const reviewRules = z.object({
  members: z
    .array(z.object({ official: z.string().refine(isId).nullish() }))
    .min(1)
    .max(MOST_MEMBERS),
  decisions: z
    .array(z.object({ version: z.int() }))
    .max(MOST_PERSONS)
    .nullish(),
  opinions: z
    .array(z.object({ opinion: z.string().trim().min(1).max(4_000) }))
    .max(MOST_PERSONS)
    .nullish(),
  reflectionDays: z.int().min(1).max(REFLECTION.mostDays).nullish(),
});
