import { alertRuleResolverOf, defineSubgraph, notifyFeed } from '@hub/subgraph-kit';
import { AnswerResolver } from './answer/answer.resolver.js';
import { escalateTask } from './answer/escalate.task.js';
import { LiaisonAssignmentEntity } from './assignment/assignment.entity.js';
import { AssignmentResolver } from './assignment/assignment.resolver.js';
import { CaseResolver } from './case/case.resolver.js';
import { Case } from './case/case.stub.js';
import { CommitteeResolver } from './committee/committee.resolver.js';
import { Committee } from './committee/committee.stub.js';
import { LiaisonContactEntity } from './contact/contact.entity.js';
import { CounterpartOfficeEntity } from './counterpart/counterpart.entity.js';
import { counterpartReference } from './counterpart/counterpart.reference.js';
import { CounterpartResolver } from './counterpart/counterpart.resolver.js';
import { BorderCrossingEntity } from './crossing/crossing.entity.js';
import { crossingReference } from './crossing/crossing.reference.js';
import { CrossingResolver } from './crossing/crossing.resolver.js';
import { IdempotencyRecordEntity } from './idempotency/idempotency.entity.js';
import { migrations } from './migrations/index.js';
import { Office } from './office/office.stub.js';
import { PlaceResolver } from './place/place.resolver.js';
import { Place } from './place/place.stub.js';
import { ReleaseResolver } from './release/release.resolver.js';
import { RepatriationEntity } from './repatriation/repatriation.entity.js';
import { repatriationReference } from './repatriation/repatriation.reference.js';
import { RepatriationResolver } from './repatriation/repatriation.resolver.js';
import { RequestResolver } from './request/request.resolver.js';
import { seed } from './seed.js';
import { RepatriationStepEntity } from './step/step.entity.js';
import { StepResolver } from './step/step.resolver.js';
import { UpdateResolver } from './update/update.resolver.js';
import { REPATRIATION_RULES } from './update/update.table.js';

export const subgraph = defineSubgraph({
  name: 'liaison',
  directory: 'feed',
  resolvers: [
    alertRuleResolverOf('repatriation', REPATRIATION_RULES),
    AnswerResolver,
    AssignmentResolver,
    CaseResolver,
    CommitteeResolver,
    CounterpartResolver,
    CrossingResolver,
    PlaceResolver,
    ReleaseResolver,
    RepatriationResolver,
    RequestResolver,
    StepResolver,
    UpdateResolver,
  ],
  references: [counterpartReference, crossingReference, repatriationReference],
  stubs: [Case, Committee, Office, Place],
  entities: [
    BorderCrossingEntity,
    CounterpartOfficeEntity,
    IdempotencyRecordEntity,
    LiaisonAssignmentEntity,
    LiaisonContactEntity,
    RepatriationEntity,
    RepatriationStepEntity,
  ],
  migrations,
  feeds: [notifyFeed],
  tasks: [escalateTask],
  alertRules: REPATRIATION_RULES,
  seed,
});
