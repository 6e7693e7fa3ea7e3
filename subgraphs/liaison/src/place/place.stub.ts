import { ID } from 'type-graphql';
import { Entity, Pub } from '@hub/subgraph-kit';

@Entity('Place', { key: 'pcode', description: 'An administrative area, owned by committees.' })
export class Place {
  @Pub(() => ID, { description: 'P-code, e.g. TH5703.' })
  pcode!: string;
}

export const placeOf = (pcode: string): Place => Object.assign(new Place(), { pcode });
