import { ID, InputType, Int } from 'type-graphql';
import { Res } from '@hub/subgraph-kit';
import type { AcknowledgementKind } from '@hub/vocabulary';
import { AcknowledgementKindCode } from '../codes.js';

@InputType({ description: 'An answer to an update in the inbox of an office you hold.' })
export class AcknowledgeRepatriationUpdateInput {
  @Res(null, () => ID, { description: 'The office.' })
  office!: string;

  @Res(null, () => Int, { description: 'Number of the update in its inbox.' })
  number!: number;

  @Res(null, () => AcknowledgementKindCode, { description: 'SEEN, ACCEPTED or DECLINED.' })
  kind!: AcknowledgementKind;
}
