import type { Feature } from '@hub/subgraph-kit';
import { casesReading } from '../case/case.feed.js';
import { CaseResolver } from '../case/case.resolver.js';
import { Case } from '../case/case.stub.js';
import { CoordinationEntity } from '../coordination/coordination.entity.js';
import { CoordinationResolver } from '../coordination/coordination.resolver.js';
import { IdempotencyRecordEntity } from '../idempotency/idempotency.entity.js';
import { repatriationMigration } from '../migrations/1001-repatriation.js';
import { repatriationLifecycleMigration } from '../migrations/1021-repatriation-lifecycle.js';
import { releaseWithdrawnMigration } from '../migrations/1022-release-withdrawn.js';
import { standstillMigration } from '../migrations/1063-standstill.js';
import { retentionMigration } from '../migrations/1071-retention.js';
import { releaseScopeMigration } from '../migrations/1081-release-scope.js';
import { knownCaseMigration } from '../migrations/1180-known-case.js';
import { releaseActMigration } from '../migrations/1196-release-act.js';
import { mergedCaseMigration } from '../migrations/1210-merged-case.js';
import { releasedByMigration } from '../migrations/1211-released-by.js';
import { RepatriationMovementEntity } from '../movement/movement.entity.js';
import { MovementResolver } from '../movement/movement.resolver.js';
import { RepatriationProofEntity } from '../proof/proof.entity.js';
import { ProofResolver } from '../proof/proof.resolver.js';
import { ReleaseActEntity } from '../release-act/release-act.entity.js';
import { ReleaseActResolver } from '../release-act/release-act.resolver.js';
import { ReleaseResolver } from '../release/release.resolver.js';
import { RequestResolver } from '../request/request.resolver.js';
import { ScheduleResolver } from '../schedule/schedule.resolver.js';
import { standstillJob } from '../standstill/standstill.job.js';
import { RepatriationStepEntity } from '../step/step.entity.js';
import { StepResolver } from '../step/step.resolver.js';
import { RepatriationEntity } from './repatriation.entity.js';
import { ledReturns } from './repatriation.readers.js';
import { repatriationReference } from './repatriation.reference.js';
import { RepatriationResolver } from './repatriation.resolver.js';

/** Returns: asked for, proved, released, coordinated, scheduled, and their states. */
export const repatriations: Feature = {
  name: 'repatriations',
  resolvers: [
    RepatriationResolver,
    RequestResolver,
    ReleaseResolver,
    ReleaseActResolver,
    ProofResolver,
    CoordinationResolver,
    ScheduleResolver,
    MovementResolver,
    StepResolver,
    CaseResolver,
  ],
  stubs: [Case],
  references: [repatriationReference],
  entities: [
    RepatriationEntity,
    RepatriationStepEntity,
    RepatriationProofEntity,
    RepatriationMovementEntity,
    CoordinationEntity,
    ReleaseActEntity,
    IdempotencyRecordEntity,
  ],
  migrations: [
    repatriationMigration,
    repatriationLifecycleMigration,
    releaseWithdrawnMigration,
    retentionMigration,
    releaseScopeMigration,
    standstillMigration,
    knownCaseMigration,
    releaseActMigration,
    mergedCaseMigration,
    releasedByMigration,
  ],
  reads: [casesReading],
  followedRows: [ledReturns],
  jobs: [standstillJob],
};
