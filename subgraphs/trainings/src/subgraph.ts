import { defineSubgraph } from '@hub/subgraph-kit';
import { CommitteeResolver } from './committee/committee.resolver.js';
import { Committee } from './committee/committee.stub.js';
import { IndicatorResolver } from './indicator/indicator.resolver.js';
import { KnowledgeChangeResolver } from './knowledge-change/knowledge-change.resolver.js';
import { trainingEventMigration } from './migrations/1000-training-event.js';
import { indicatorFigureMigration } from './migrations/1010-indicator-figure.js';
import { Place } from './place/place.stub.js';
import { seed } from './seed.js';
import { AssessmentEntity } from './training-event/assessment.entity.js';
import { AttendanceCountEntity } from './training-event/attendance-count.entity.js';
import { TrainingEventEntity } from './training-event/training-event.entity.js';
import { trainingReference } from './training-event/training-event.reference.js';
import { TrainingEventResolver } from './training-event/training-event.resolver.js';

export const trainingsSubgraph = defineSubgraph({
  name: 'trainings',
  resolvers: [TrainingEventResolver, KnowledgeChangeResolver, CommitteeResolver, IndicatorResolver],
  references: [trainingReference],
  stubs: [Committee, Place],
  entities: [TrainingEventEntity, AttendanceCountEntity, AssessmentEntity],
  migrations: [trainingEventMigration, indicatorFigureMigration],
  directory: 'feed',
  seed,
});
