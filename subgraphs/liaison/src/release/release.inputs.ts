import { ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { Res } from '@hub/subgraph-kit';

@InputType({ description: 'The decision that the other side may be told of a repatriation.' })
export class ReleaseRepatriationInput {
  @Res(null, () => ID, { description: 'Id of the repatriation.' })
  repatriation!: string;

  @Res(null, () => String, { description: 'The law or agreement it rests on; names nobody.' })
  legalBasis!: string;
}

export const releaseRules = z.object({
  repatriation: z.uuid(),
  legalBasis: z.string().trim().min(3).max(300),
});

export type ReleasedRepatriation = z.infer<typeof releaseRules>;
