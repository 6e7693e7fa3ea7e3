import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { Pub, Res } from '@hub/subgraph-kit';
import { REPATRIATION_REASONS, REPATRIATION_STATES } from '@hub/vocabulary';
import { RepatriationReasonCode, RepatriationStateCode } from '../codes.js';
import { idempotencyKey } from '../idempotency/idempotency.inputs.js';

@InputType({ description: 'The next step of a repatriation.' })
export class AdvanceRepatriationInput {
  @Res(null, () => ID, { description: 'Id of the repatriation.' })
  repatriation!: string;

  @Res(null, () => RepatriationStateCode, { description: 'The state it comes to.' })
  to!: string;

  @Res(null, () => Int, { description: 'The version you have read; somebody else’s change in between refuses yours.' })
  version!: number;

  @Res(null, () => RepatriationReasonCode, {
    nullable: true,
    description: 'Why; needed for ON_HOLD, WITHDRAWN and REFUSED, and not given otherwise.',
  })
  reason?: string | null;

  @Pub(() => ID, { nullable: true, description: 'A key of your own, so that a repeat answers as the first did.' })
  idempotencyKey?: string | null;
}

export const advanceRules = z.object({
  repatriation: z.uuid(),
  to: z.enum(REPATRIATION_STATES),
  version: z.int().positive(),
  reason: z.enum(REPATRIATION_REASONS).nullish().default(null),
  idempotencyKey: idempotencyKey.nullish().default(null),
});

export type AdvancedRepatriation = z.infer<typeof advanceRules>;
