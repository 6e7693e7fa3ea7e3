import { ID } from 'type-graphql';
import { Entity, Pub } from '@hub/subgraph-kit';

@Entity('Office', { key: 'id', description: 'An office, owned by committees.' })
export class Office {
  @Pub(() => ID, { description: 'Id of the office.' })
  id!: string;
}

export const officeOf = (id: string): Office => Object.assign(new Office(), { id });
