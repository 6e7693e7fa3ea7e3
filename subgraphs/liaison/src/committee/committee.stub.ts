import { ID } from 'type-graphql';
import { Entity, Pub } from '@hub/subgraph-kit';

@Entity('Committee', { key: 'id', description: 'An anti-trafficking committee, owned by committees.' })
export class Committee {
  @Pub(() => ID, { description: 'Id of the committee.' })
  id!: string;
}

export const committeeOf = (id: string): Committee => Object.assign(new Committee(), { id });
