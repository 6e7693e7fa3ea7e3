import type { Feature } from '@hub/subgraph-kit';
import { counterpartUpdateMigration } from '../migrations/1075-counterpart-update.js';
import { CounterpartUpdateEntity } from './counterpart-update.entity.js';
import {
  CounterpartUpdateResolver,
  SaidOfRepatriationResolver,
  SaidOfUpdateResolver,
} from './counterpart-update.resolver.js';

/** What the other side says of a return, in codes. */
export const counterpartUpdates: Feature = {
  name: 'counterpart updates',
  resolvers: [CounterpartUpdateResolver, SaidOfRepatriationResolver, SaidOfUpdateResolver],
  entities: [CounterpartUpdateEntity],
  migrations: [counterpartUpdateMigration],
};
