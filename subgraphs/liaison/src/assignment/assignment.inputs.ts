import { ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { Pub, Res } from '@hub/subgraph-kit';
import { idempotencyKey } from '../idempotency/idempotency.inputs.js';

@InputType({ description: 'A committee that is to work with a counterpart office.' })
export class AssignCounterpartInput {
  @Pub(() => ID, { description: 'A key of your own; the same key with the same input is done once.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'Id of the counterpart office.' })
  counterpart!: string;

  @Res(null, () => ID, { description: 'Id of the committee; it must lie in your area.' })
  committee!: string;
}

@InputType({ description: 'The end of the work of a committee with a counterpart office.' })
export class EndCounterpartAssignmentInput {
  @Res(null, () => ID, { description: 'Id of an assignment of a committee in your area.' })
  assignment!: string;
}

export const assignRules = z.object({ idempotencyKey, counterpart: z.uuid(), committee: z.uuid() });
export type AssignedCounterpart = z.infer<typeof assignRules>;

export const endRules = z.object({ assignment: z.uuid() });
