import { ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { DateTime, Res } from '@hub/subgraph-kit';
import { COORDINATION_ACTS } from '@hub/vocabulary';
import { CoordinationActCode } from '../codes.js';

@InputType({ description: 'That an office of the chain was told of a return, or agreed to it, outside the hub.' })
export class RecordCoordinationInput {
  @Res(null, () => ID, { description: 'Id of the repatriation.' })
  repatriation!: string;

  @Res(null, () => ID, {
    description: 'The office: of the lead committee, its province or the nation, or the counterpart office.',
  })
  office!: string;

  @Res(null, () => CoordinationActCode, { description: 'TOLD or AGREED.' })
  act!: string;

  @Res(null, () => DateTime, { description: 'When that was; not to come.' })
  at!: Date;
}

/** @param now nothing that is recorded lies after it */
export const coordinationRules = (now: Date) =>
  z.object({
    repatriation: z.uuid(),
    office: z.string().min(1).max(100),
    act: z.enum(COORDINATION_ACTS),
    at: z.date().max(now),
  });

export type RecordedCoordination = z.infer<ReturnType<typeof coordinationRules>>;
