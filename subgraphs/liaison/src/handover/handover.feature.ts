import type { Feature } from '@hub/subgraph-kit';
import { handoverPreparationMigration } from '../migrations/1070-handover-preparation.js';
import { handoverPreparationJob } from '../preparation/preparation.job.js';
import { PreparationResolver } from '../preparation/preparation.resolver.js';
import { HandoverConfirmationEntity } from './handover.entity.js';
import { HandoverResolver } from './handover.resolver.js';

/** The handover at the crossing, and who there is told ahead of it. */
export const handovers: Feature = {
  name: 'handovers',
  resolvers: [HandoverResolver, PreparationResolver],
  entities: [HandoverConfirmationEntity],
  migrations: [handoverPreparationMigration],
  jobs: [handoverPreparationJob],
};
