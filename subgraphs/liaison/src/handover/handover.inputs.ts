import { ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { Res } from '@hub/subgraph-kit';

@InputType({ description: 'That Thailand has handed over, or taken over, who was to cross.' })
export class ConfirmHandoverInput {
  @Res(null, () => ID, { description: 'Id of the repatriation.' })
  repatriation!: string;
}

@InputType({ description: 'That the other country has handed over, or taken over, who was to cross.' })
export class ConfirmCounterpartHandoverInput {
  @Res(null, () => ID, { description: 'A counterpart office that you hold.' })
  office!: string;

  @Res(null, () => String, { description: 'Pseudonym of the repatriation, as its feed shows it.' })
  ref!: string;
}

export const handoverRules = z.object({ repatriation: z.uuid() });
