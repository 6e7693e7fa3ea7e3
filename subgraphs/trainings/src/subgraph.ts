import { defineSubgraph, tableImportMigration, tableImportsOf } from '@hub/subgraph-kit';
import { AssessmentResolver } from './assessment/assessment.resolver.js';
import { AttendanceReachResolver, AttendanceResolver } from './attendance/attendance.resolver.js';
import { attendanceImport } from './attendance-import/attendance-import.js';
import { CommitteeResolver } from './committee/committee.resolver.js';
import { Committee } from './committee/committee.stub.js';
import { IndicatorResolver } from './indicator/indicator.resolver.js';
import { KnowledgeChangeResolver } from './knowledge-change/knowledge-change.resolver.js';
import { trainingEventMigration } from './migrations/1000-training-event.js';
import { indicatorFigureMigration } from './migrations/1010-indicator-figure.js';
import { attendanceMigration } from './migrations/1051-attendance.js';
import { assessmentPairsMigration } from './migrations/1130-assessment-pairs.js';
import { outreachEventMigration } from './migrations/1131-outreach-event.js';
import { outcomeStoryReference } from './outcome-story/outcome-story.reference.js';
import {
  OutcomeStoryResolver,
  OutcomeStoryWorkResolver,
  StoriesOfTrainingResolver,
} from './outcome-story/outcome-story.resolver.js';
import { outreachReference } from './outreach/outreach.reference.js';
import { OutreachOfCommitteeResolver, OutreachResolver } from './outreach/outreach.resolver.js';
import { outcomeStoryMigration } from './migrations/1133-outcome-story.js';
import { volunteerGroupMigration } from './migrations/1132-volunteer-group.js';
import { Place } from './place/place.stub.js';
import { seed } from './seed.js';
import { AssessmentEntity } from './training-event/assessment.entity.js';
import { AttendanceCountEntity } from './training-event/attendance-count.entity.js';
import { TrainingEventEntity } from './training-event/training-event.entity.js';
import { trainingReference } from './training-event/training-event.reference.js';
import { TrainingEventResolver } from './training-event/training-event.resolver.js';
import { volunteerReference } from './volunteer/volunteer.reference.js';
import { VolunteerResolver, VolunteersOfCommitteeResolver } from './volunteer/volunteer.resolver.js';
import { volunteerStatistics } from './volunteer-statistics/volunteer-statistics.population.js';
import {
  VolunteerIndicatorsOfCommitteeResolver,
  VolunteerStatisticsResolver,
} from './volunteer-statistics/volunteer-statistics.resolver.js';

const imports = tableImportsOf([attendanceImport]);

export const trainingsSubgraph = defineSubgraph({
  name: 'trainings',
  resolvers: [
    AssessmentResolver,
    AttendanceReachResolver,
    AttendanceResolver,
    CommitteeResolver,
    IndicatorResolver,
    KnowledgeChangeResolver,
    OutcomeStoryResolver,
    OutcomeStoryWorkResolver,
    OutreachOfCommitteeResolver,
    OutreachResolver,
    StoriesOfTrainingResolver,
    TrainingEventResolver,
    VolunteerIndicatorsOfCommitteeResolver,
    VolunteerResolver,
    VolunteersOfCommitteeResolver,
    VolunteerStatisticsResolver,
    ...imports.resolvers,
  ],
  references: [outcomeStoryReference, outreachReference, trainingReference, volunteerReference],
  stubs: [Committee, Place],
  entities: [TrainingEventEntity, AttendanceCountEntity, AssessmentEntity],
  migrations: [
    trainingEventMigration,
    indicatorFigureMigration,
    tableImportMigration(1050),
    attendanceMigration,
    assessmentPairsMigration,
    outreachEventMigration,
    volunteerGroupMigration,
    outcomeStoryMigration,
  ],
  tasks: imports.tasks,
  statistics: volunteerStatistics,
  directory: 'feed',
  seed,
});
