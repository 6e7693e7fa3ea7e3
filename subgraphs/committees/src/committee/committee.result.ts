import { ObjectType } from 'type-graphql';
import { Problem, Pub } from '@hub/subgraph-kit';
import { Committee } from './committee.type.js';

@ObjectType({ description: 'The committee as it now stands, or what to put right.' })
export class CommitteeResult {
  @Pub(() => Committee, { nullable: true, description: 'The committee; null when nothing changed.' })
  committee!: Committee | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: readonly Problem[];
}
