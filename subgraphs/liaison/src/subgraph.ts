import { alertRuleResolverOf, defineSubgraph, notifyFeed } from '@hub/subgraph-kit';
import { AnswerResolver } from './answer/answer.resolver.js';
import { escalateTask } from './answer/escalate.task.js';
import { LiaisonAssignmentEntity } from './assignment/assignment.entity.js';
import { AssignmentResolver } from './assignment/assignment.resolver.js';
import { CaseResolver } from './case/case.resolver.js';
import { Case } from './case/case.stub.js';
import { CrossingClosureEntity } from './closure/closure.entity.js';
import { CommitteeResolver } from './committee/committee.resolver.js';
import { Committee } from './committee/committee.stub.js';
import { LiaisonContactEntity } from './contact/contact.entity.js';
import { CoordinationEntity } from './coordination/coordination.entity.js';
import { CoordinationResolver } from './coordination/coordination.resolver.js';
import { ContactResolver } from './contact/contact.resolver.js';
import { CounterpartUpdateEntity } from './counterpart-update/counterpart-update.entity.js';
import {
  CounterpartUpdateResolver,
  SaidOfRepatriationResolver,
  SaidOfUpdateResolver,
} from './counterpart-update/counterpart-update.resolver.js';
import { CounterpartOfficeEntity } from './counterpart/counterpart.entity.js';
import { counterpartReference } from './counterpart/counterpart.reference.js';
import { CounterpartResolver } from './counterpart/counterpart.resolver.js';
import { BorderCrossingEntity } from './crossing/crossing.entity.js';
import { crossingReference } from './crossing/crossing.reference.js';
import { CrossingResolver } from './crossing/crossing.resolver.js';
import { DisclosureGrantEntity } from './disclosure/disclosure.entity.js';
import { grantsFeed, packagesReading } from './disclosure/disclosure.feed.js';
import { DisclosureResolver } from './disclosure/disclosure.resolver.js';
import { HandoverConfirmationEntity } from './handover/handover.entity.js';
import { HandoverResolver } from './handover/handover.resolver.js';
import { DirectoryKeyEntity } from './directory-key/directory-key.entity.js';
import { IdempotencyRecordEntity } from './idempotency/idempotency.entity.js';
import { JointMeetingEntity } from './joint-meeting/joint-meeting.entity.js';
import {
  JointMeetingResolver,
  MeetingsOfCommitteeResolver,
  MeetingsOfCounterpartResolver,
} from './joint-meeting/joint-meeting.resolver.js';
import { migrations } from './migrations/index.js';
import { RepatriationMovementEntity } from './movement/movement.entity.js';
import { MovementResolver } from './movement/movement.resolver.js';
import { Office } from './office/office.stub.js';
import { ConversationOfUpdateResolver, ConversationResolver } from './phrase/conversation.resolver.js';
import { RepatriationPhraseEntity } from './phrase/phrase.entity.js';
import { PhraseParametersResolver, PhraseResolver } from './phrase/phrase.resolver.js';
import { Official } from './official/official.stub.js';
import { PlaceResolver } from './place/place.resolver.js';
import { Place } from './place/place.stub.js';
import { RepatriationProofEntity } from './proof/proof.entity.js';
import { handoverPreparationJob } from './preparation/preparation.job.js';
import { PreparationResolver } from './preparation/preparation.resolver.js';
import { ProofResolver } from './proof/proof.resolver.js';
import { ReleaseResolver } from './release/release.resolver.js';
import { counterpartRemindersJob } from './reminder/reminder.job.js';
import { ReminderResolver } from './reminder/reminder.resolver.js';
import { RepatriationEntity } from './repatriation/repatriation.entity.js';
import { repatriationReference } from './repatriation/repatriation.reference.js';
import { RepatriationResolver } from './repatriation/repatriation.resolver.js';
import { RequestResolver } from './request/request.resolver.js';
import { ScheduleResolver } from './schedule/schedule.resolver.js';
import { seed } from './seed.js';
import { standstillJob } from './standstill/standstill.job.js';
import { RepatriationStepEntity } from './step/step.entity.js';
import { StepResolver } from './step/step.resolver.js';
import { MessageResolver, UpdateResolver } from './update/update.resolver.js';
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
    ConversationOfUpdateResolver,
    ConversationResolver,
    CoordinationResolver,
    ContactResolver,
    CounterpartResolver,
    CounterpartUpdateResolver,
    CrossingResolver,
    DisclosureResolver,
    HandoverResolver,
    JointMeetingResolver,
    MeetingsOfCommitteeResolver,
    MeetingsOfCounterpartResolver,
    MessageResolver,
    MovementResolver,
    PhraseParametersResolver,
    PhraseResolver,
    PlaceResolver,
    PreparationResolver,
    ProofResolver,
    ReleaseResolver,
    ReminderResolver,
    RepatriationResolver,
    RequestResolver,
    SaidOfRepatriationResolver,
    SaidOfUpdateResolver,
    ScheduleResolver,
    StepResolver,
    UpdateResolver,
  ],
  references: [counterpartReference, crossingReference, repatriationReference],
  stubs: [Case, Committee, Office, Official, Place],
  entities: [
    BorderCrossingEntity,
    CoordinationEntity,
    CounterpartOfficeEntity,
    CounterpartUpdateEntity,
    DisclosureGrantEntity,
    HandoverConfirmationEntity,
    CrossingClosureEntity,
    DirectoryKeyEntity,
    IdempotencyRecordEntity,
    JointMeetingEntity,
    LiaisonAssignmentEntity,
    LiaisonContactEntity,
    RepatriationEntity,
    RepatriationMovementEntity,
    RepatriationPhraseEntity,
    RepatriationProofEntity,
    RepatriationStepEntity,
  ],
  migrations,
  feeds: [notifyFeed, grantsFeed],
  reads: [packagesReading],
  jobs: [counterpartRemindersJob, handoverPreparationJob, standstillJob],
  tasks: [escalateTask],
  alertRules: REPATRIATION_RULES,
  seed,
});
