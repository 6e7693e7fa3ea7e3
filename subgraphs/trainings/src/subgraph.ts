import { defineSubgraph, tableImportMigration, tableImportsOf } from '@hub/subgraph-kit';
import { AttendanceReachResolver, AttendanceResolver } from './attendance/attendance.resolver.js';
import { attendanceImport } from './attendance-import/attendance-import.js';
import { CommitteeResolver } from './committee/committee.resolver.js';
import { Committee } from './committee/committee.stub.js';
import { IndicatorResolver } from './indicator/indicator.resolver.js';
import { IndicatorTargetResolver } from './indicator-target/indicator-target.resolver.js';
import { KnowledgeChangeResolver } from './knowledge-change/knowledge-change.resolver.js';
import { trainingEventMigration } from './migrations/1000-training-event.js';
import { indicatorFigureMigration } from './migrations/1010-indicator-figure.js';
import { attendanceMigration } from './migrations/1051-attendance.js';
import { recordedFigureMigration } from './migrations/1140-recorded-figure.js';
import { Place } from './place/place.stub.js';
import { figuresReading } from './recorded-figure/recorded-figure.feed.js';
import { ResultsFrameResolver } from './results-frame/results-frame.resolver.js';
import { seed } from './seed.js';
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
    CommitteeResolver,
    IndicatorResolver,
    IndicatorTargetResolver,
    KnowledgeChangeResolver,
    ResultsFrameResolver,
    TrainingEventResolver,
    ...imports.resolvers,
  ],
  references: [trainingReference],
  stubs: [Committee, Place],
  entities: [TrainingEventEntity, AttendanceCountEntity, AssessmentEntity],
  migrations: [
    trainingEventMigration,
    indicatorFigureMigration,
    tableImportMigration(1050),
    attendanceMigration,
    recordedFigureMigration,
  ],
  reads: [figuresReading],
  tasks: imports.tasks,
  directory: 'feed',
  seed,
});
