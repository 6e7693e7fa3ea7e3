import { ID } from 'type-graphql';
import { Entity, Pub } from '@hub/subgraph-kit';

@Entity('Place', { key: 'pcode', description: 'An administrative place.' })
export class Place {
  @Pub(() => ID, { description: 'P-code of the place, e.g. TH5703.' })
  pcode!: string;
}

export const placeRef = (pcode: string): Place => Object.assign(new Place(), { pcode });
