import type { Feature } from '@hub/subgraph-kit';
import { capacityPlanMigration } from '../migrations/1112-capacity-plan.js';
import {
  CapacityActivityResolver,
  CapacityPlanResolver,
  CapacityPlansOfCommitteeResolver,
} from './capacity-plan.resolver.js';

/** Who is to be trained in what, by when. */
export const capacityPlans: Feature = {
  name: 'capacity plans',
  resolvers: [CapacityPlanResolver, CapacityActivityResolver, CapacityPlansOfCommitteeResolver],
  migrations: [capacityPlanMigration],
};
