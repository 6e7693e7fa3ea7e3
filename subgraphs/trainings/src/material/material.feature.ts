import type { Feature } from '@hub/subgraph-kit';
import { materialMigration } from '../migrations/1111-material.js';
import { distributionCorrectionMigration } from '../migrations/1190-distribution-correction.js';
import { MaterialDistributionCorrectionResolver, MaterialDistributionResolver } from './distribution.resolver.js';
import { materialReference } from './material.reference.js';
import { MaterialChangeResolver, MaterialResolver, MaterialVersionResolver } from './material.resolver.js';

/** Materials, and where they went. */
export const materials: Feature = {
  name: 'materials',
  resolvers: [
    MaterialResolver,
    MaterialChangeResolver,
    MaterialVersionResolver,
    MaterialDistributionResolver,
    MaterialDistributionCorrectionResolver,
  ],
  references: [materialReference],
  migrations: [materialMigration, distributionCorrectionMigration],
};
