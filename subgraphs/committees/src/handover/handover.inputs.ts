import { ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { isId, Problem, Pub, Res } from '@hub/subgraph-kit';
import { HandoverPack } from './handover.type.js';

@InputType({ description: 'A handover pack to make.' })
export class MakeHandoverPackInput {
  @Pub(() => ID, { description: 'Any text new for each pack; the same one again makes nothing.' })
  idempotencyKey!: string;

  @Res(null, () => ID, {
    description: 'The office: yours; or, where you lead its committee, another that leads it, or its secretary.',
  })
  office!: string;
}

@InputType({ description: 'A handover pack that a successor takes over.' })
export class AcknowledgeHandoverPackInput {
  @Res(null, () => ID, { description: 'The pack.' })
  pack!: string;
}

@ObjectType({ description: 'The handover pack, or what to put right.' })
export class HandoverPackResult {
  @Res('handover-pack:read', () => HandoverPack, { nullable: true, description: 'The pack; null when refused.' })
  pack!: HandoverPack | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: readonly Problem[];
}

export const makeRules = z.object({
  idempotencyKey: z.string().trim().min(1).max(200),
  office: z.string().refine(isId),
});
