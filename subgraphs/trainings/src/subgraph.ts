import {
  alertRuleResolverOf,
  defineSubgraph,
  notifyFeed,
  printSettings,
  tableImportMigration,
  tableImportsOf,
} from '@hub/subgraph-kit';
import { AttendanceReachResolver, AttendanceResolver } from './attendance/attendance.resolver.js';
import { attendanceImport } from './attendance-import/attendance-import.js';
import { certificatePapers } from './certificate/certificate.paper.js';
import { CertificateResolver } from './certificate/certificate.resolver.js';
import { CommitteeResolver } from './committee/committee.resolver.js';
import { Committee } from './committee/committee.stub.js';
import { policyFeed } from './events.js';
import { IndicatorResolver } from './indicator/indicator.resolver.js';
import { KnowledgeChangeResolver } from './knowledge-change/knowledge-change.resolver.js';
import { trainingEventMigration } from './migrations/1000-training-event.js';
import { indicatorFigureMigration } from './migrations/1010-indicator-figure.js';
import { attendanceMigration } from './migrations/1051-attendance.js';
import { policyMigration } from './migrations/1120-policy.js';
import { certificateMigration } from './migrations/1121-certificate.js';
import { trainerMigration } from './migrations/1122-trainer.js';
import { NoticeResolver } from './notice/notice.resolver.js';
import { noticesFannedOut } from './notice/notice.store.js';
import { TRAINING_RULES } from './notice/notice.table.js';
import { Official } from './official/official.stub.js';
import { Place } from './place/place.stub.js';
import { policyVersionReference } from './policy/policy.reference.js';
import { PolicyResolver } from './policy/policy.resolver.js';
import { RetrainingDueResolver, RetrainingOfCommitteeResolver } from './retraining/retraining.resolver.js';
import { seed } from './seed.js';
import { TrainerChangeResolver } from './trainer/trainer-change.resolver.js';
import { TrainerResolver, TrainersOfTrainingResolver } from './trainer/trainer.resolver.js';
import { AssessmentEntity } from './training-event/assessment.entity.js';
import { AttendanceCountEntity } from './training-event/attendance-count.entity.js';
import { TrainingEventEntity } from './training-event/training-event.entity.js';
import { trainingReference } from './training-event/training-event.reference.js';
import { TrainingEventResolver } from './training-event/training-event.resolver.js';

const imports = tableImportsOf([attendanceImport]);

export const trainingsSubgraph = defineSubgraph({
  name: 'trainings',
  resolvers: [
    AttendanceReachResolver,
    AttendanceResolver,
    CertificateResolver,
    CommitteeResolver,
    IndicatorResolver,
    KnowledgeChangeResolver,
    NoticeResolver,
    PolicyResolver,
    RetrainingDueResolver,
    RetrainingOfCommitteeResolver,
    TrainerChangeResolver,
    TrainerResolver,
    TrainersOfTrainingResolver,
    TrainingEventResolver,
    alertRuleResolverOf('training', TRAINING_RULES),
    ...imports.resolvers,
  ],
  references: [policyVersionReference, trainingReference],
  stubs: [Committee, Official, Place],
  entities: [TrainingEventEntity, AttendanceCountEntity, AssessmentEntity],
  migrations: [
    trainingEventMigration,
    indicatorFigureMigration,
    tableImportMigration(1050),
    attendanceMigration,
    policyMigration,
    certificateMigration,
    trainerMigration,
  ],
  feeds: [notifyFeed, policyFeed],
  alertRules: TRAINING_RULES,
  fannedOut: noticesFannedOut,
  papers: certificatePapers,
  settings: printSettings,
  tasks: imports.tasks,
  directory: 'feed',
  seed,
});
