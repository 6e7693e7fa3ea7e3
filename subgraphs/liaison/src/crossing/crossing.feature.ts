import type { Feature } from '@hub/subgraph-kit';
import { CrossingClosureEntity } from '../closure/closure.entity.js';
import { crossingHoursMigration } from '../migrations/1062-crossing-hours.js';
import { crossingNamesMigration } from '../migrations/1190-crossing-names.js';
import { PlaceResolver } from '../place/place.resolver.js';
import { Place } from '../place/place.stub.js';
import { BorderCrossingEntity } from './crossing.entity.js';
import { crossingReference } from './crossing.reference.js';
import { CrossingResolver } from './crossing.resolver.js';

/** Crossings of the border, and when they are closed. */
export const crossings: Feature = {
  name: 'crossings',
  resolvers: [CrossingResolver, PlaceResolver],
  stubs: [Place],
  references: [crossingReference],
  entities: [BorderCrossingEntity, CrossingClosureEntity],
  migrations: [crossingHoursMigration, crossingNamesMigration],
};
