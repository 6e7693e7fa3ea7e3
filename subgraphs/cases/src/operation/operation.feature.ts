import type { Feature } from '@hub/subgraph-kit';
import { operationMigration } from '../migrations/1080-operation.js';
import { inquiryMigration } from '../migrations/1132-inquiry.js';
import { operationDoneMigration } from '../migrations/1145-operation-done.js';
import { operationCorrectionMigration } from '../migrations/1201-operation-correction.js';
import { SuspectEntity } from '../suspect/suspect.entity.js';
import { CaseSuspectsResolver, SuspectResolver } from '../suspect/suspect.resolver.js';
import { OperationEntity } from './operation.entity.js';
import { CaseOperationsResolver, OperationResolver } from './operation.resolver.js';

/** Operations and suspects, and police who go on with them after a consent was withdrawn. */
export const operations: Feature = {
  name: 'operations',
  resolvers: [OperationResolver, CaseOperationsResolver, SuspectResolver, CaseSuspectsResolver],
  entities: [OperationEntity, SuspectEntity],
  migrations: [operationMigration, operationDoneMigration, inquiryMigration, operationCorrectionMigration],
};
