import { ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { DateTime, Pub } from '@hub/subgraph-kit';
import { CLOSURE_REASONS } from '@hub/vocabulary';
import { ClosureReasonCode } from '../codes.js';
import { idempotencyKey } from '../idempotency/idempotency.inputs.js';

@InputType({ description: 'A closure of a legal crossing.' })
export class CloseBorderCrossingInput {
  @Pub(() => ID, { description: 'A key of your own; the same key with the same input is done once.' })
  idempotencyKey!: string;

  @Pub(() => ID, { description: 'Id of a legal crossing in your area.' })
  crossing!: string;

  @Pub(() => DateTime, { description: 'When it begins.' })
  from!: Date;

  @Pub(() => DateTime, { nullable: true, description: 'When it ends, after now; without it, once somebody reopens.' })
  until?: Date | null;

  @Pub(() => ClosureReasonCode, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'The end of a closure.' })
export class ReopenBorderCrossingInput {
  @Pub(() => ID, { description: 'Id of a closure of a crossing in your area.' })
  closure!: string;
}

export const closeRules = z
  .object({
    idempotencyKey,
    crossing: z.uuid(),
    from: z.date(),
    until: z.date().nullish().default(null),
    reason: z.enum(CLOSURE_REASONS),
  })
  .refine(({ from, until }) => !until || from < until, { path: ['until'] });
export type ClosedCrossing = z.infer<typeof closeRules>;

export const reopenRules = z.object({ closure: z.uuid() });
