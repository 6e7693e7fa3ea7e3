import type { Feature } from '@hub/subgraph-kit';
import { materialMigration } from '../migrations/1111-material.js';
import { materialReference } from './material.reference.js';
import {
  MaterialChangeResolver,
  MaterialDistributionResolver,
  MaterialResolver,
  MaterialVersionResolver,
} from './material.resolver.js';

/** Materials, and where they went. */
export const materials: Feature = {
  name: 'materials',
  resolvers: [MaterialResolver, MaterialChangeResolver, MaterialDistributionResolver, MaterialVersionResolver],
  references: [materialReference],
  migrations: [materialMigration],
};
