import { defineSubgraph, tableImportMigration, tableImportsOf } from '@hub/subgraph-kit';
import { AttendanceReachResolver, AttendanceResolver } from './attendance/attendance.resolver.js';
import { attendanceImport } from './attendance-import/attendance-import.js';
import {
  CapacityActivityResolver,
  CapacityPlanResolver,
  CapacityPlansOfCommitteeResolver,
} from './capacity-plan/capacity-plan.resolver.js';
import { CommitteeResolver } from './committee/committee.resolver.js';
import { Committee } from './committee/committee.stub.js';
import { curriculumReference } from './curriculum/curriculum.reference.js';
import { CurriculumResolver, CurriculumVersionResolver, ModuleResolver } from './curriculum/curriculum.resolver.js';
import { IndicatorResolver } from './indicator/indicator.resolver.js';
import { KnowledgeChangeResolver } from './knowledge-change/knowledge-change.resolver.js';
import { materialReference } from './material/material.reference.js';
import {
  MaterialChangeResolver,
  MaterialDistributionResolver,
  MaterialResolver,
  MaterialVersionResolver,
} from './material/material.resolver.js';
import { trainingEventMigration } from './migrations/1000-training-event.js';
import { indicatorFigureMigration } from './migrations/1010-indicator-figure.js';
import { attendanceMigration } from './migrations/1051-attendance.js';
import { curriculumMigration } from './migrations/1110-curriculum.js';
import { materialMigration } from './migrations/1111-material.js';
import { capacityPlanMigration } from './migrations/1112-capacity-plan.js';
import { Place } from './place/place.stub.js';
import { seed } from './seed.js';
import { AssessmentEntity } from './training-event/assessment.entity.js';
import { AttendanceCountEntity } from './training-event/attendance-count.entity.js';
import { TrainingEventEntity } from './training-event/training-event.entity.js';
import { trainingReference } from './training-event/training-event.reference.js';
import { TrainingEventResolver } from './training-event/training-event.resolver.js';
import { TrainingLinksResolver } from './training-event/training-links.resolver.js';

const imports = tableImportsOf([attendanceImport]);

export const trainingsSubgraph = defineSubgraph({
  name: 'trainings',
  resolvers: [
    AttendanceReachResolver,
    AttendanceResolver,
    CapacityActivityResolver,
    CapacityPlanResolver,
    CapacityPlansOfCommitteeResolver,
    CommitteeResolver,
    CurriculumResolver,
    CurriculumVersionResolver,
    IndicatorResolver,
    KnowledgeChangeResolver,
    MaterialChangeResolver,
    MaterialDistributionResolver,
    MaterialResolver,
    MaterialVersionResolver,
    ModuleResolver,
    TrainingEventResolver,
    TrainingLinksResolver,
    ...imports.resolvers,
  ],
  references: [trainingReference, curriculumReference, materialReference],
  stubs: [Committee, Place],
  entities: [TrainingEventEntity, AttendanceCountEntity, AssessmentEntity],
  migrations: [
    trainingEventMigration,
    indicatorFigureMigration,
    tableImportMigration(1050),
    attendanceMigration,
    curriculumMigration,
    materialMigration,
    capacityPlanMigration,
  ],
  tasks: imports.tasks,
  directory: 'feed',
  seed,
});
