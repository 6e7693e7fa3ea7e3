import { ID } from 'type-graphql';
import { Entity, Pub } from '@hub/subgraph-kit';

@Entity('Committee', { key: 'id', description: 'A committee against human trafficking.' })
export class Committee {
  @Pub(() => ID, { description: 'Id of the committee.' })
  id!: string;
}
