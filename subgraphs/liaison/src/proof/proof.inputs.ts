import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Res } from '@hub/subgraph-kit';
import { REPATRIATION_PROOFS } from '@hub/vocabulary';
import { RepatriationProofCode } from '../codes.js';

@InputType({ description: 'Something that was established for a return.' })
export class RecordRepatriationProofInput {
  @Res(null, () => ID, { description: 'Id of the repatriation.' })
  repatriation!: string;

  @Res(null, () => RepatriationProofCode, { description: 'What was established.' })
  proof!: string;

  @Res(null, () => LocalDate, { description: 'The day on which it was; not one to come.' })
  confirmedOn!: string;

  @Res(null, () => Int, { description: 'The version you have read.' })
  version!: number;
}

@InputType({ description: 'A record of something that holds no longer.' })
export class EndRepatriationProofInput {
  @Res(null, () => ID, { description: 'Id of the repatriation.' })
  repatriation!: string;

  @Res(null, () => RepatriationProofCode, { description: 'What holds no longer.' })
  proof!: string;

  @Res(null, () => Int, { description: 'The version you have read.' })
  version!: number;
}

const base = { repatriation: z.uuid(), proof: z.enum(REPATRIATION_PROOFS), version: z.int().positive() };
export const endProofRules = z.object(base);
/** @param today the last day that may be named */
export const proofRules = (today: string) =>
  z.object({ ...base, confirmedOn: z.iso.date().refine((day) => day <= today) });

export type RecordedProof = z.infer<ReturnType<typeof proofRules>>;
export type EndedProof = z.infer<typeof endProofRules>;
