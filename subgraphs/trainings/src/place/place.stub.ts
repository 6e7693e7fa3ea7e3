import { ID } from 'type-graphql';
import { Entity, Pub } from '@hub/subgraph-kit';

@Entity('Place', { key: 'pcode', description: 'An administrative area.' })
export class Place {
  @Pub(() => ID, { description: 'P-code of the place, e.g. TH5703.' })
  pcode!: string;
}
