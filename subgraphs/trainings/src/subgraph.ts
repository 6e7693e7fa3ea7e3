import {
  alertRuleResolverOf,
  allPapers,
  allSettings,
  defineSubgraph,
  gatewaySettings,
  notifyFeed,
  printSettings,
  tableImportMigration,
  tableImportsOf,
} from '@hub/subgraph-kit';
import { AssessmentResolver } from './assessment/assessment.resolver.js';
import { attendanceImport } from './attendance-import/attendance-import.js';
import { AttendanceReachResolver, AttendanceResolver } from './attendance/attendance.resolver.js';
import {
  CapacityActivityResolver,
  CapacityPlanResolver,
  CapacityPlansOfCommitteeResolver,
} from './capacity-plan/capacity-plan.resolver.js';
import { certificatePapers } from './certificate/certificate.paper.js';
import { CertificateResolver } from './certificate/certificate.resolver.js';
import { CommitteeResolver } from './committee/committee.resolver.js';
import { Committee } from './committee/committee.stub.js';
import { curriculumReference } from './curriculum/curriculum.reference.js';
import { CurriculumResolver, CurriculumVersionResolver, ModuleResolver } from './curriculum/curriculum.resolver.js';
import { policyFeed } from './events.js';
import { FormerTargetResolver, IndicatorTargetResolver } from './indicator-target/indicator-target.resolver.js';
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
import { policyMigration } from './migrations/1120-policy.js';
import { certificateMigration } from './migrations/1121-certificate.js';
import { trainerMigration } from './migrations/1122-trainer.js';
import { assessmentPairsMigration } from './migrations/1130-assessment-pairs.js';
import { outreachEventMigration } from './migrations/1131-outreach-event.js';
import { volunteerGroupMigration } from './migrations/1132-volunteer-group.js';
import { outcomeStoryMigration } from './migrations/1133-outcome-story.js';
import { recordedFigureMigration } from './migrations/1140-recorded-figure.js';
import { testItemMigration } from './migrations/1145-test-item.js';
import { reportMigration } from './migrations/1150-report.js';
import { trainerChangeMigration } from './migrations/1160-trainer-change.js';
import { outreachCorrectionMigration } from './migrations/1161-outreach-correction.js';
import { NoticeResolver } from './notice/notice.resolver.js';
import { noticesFannedOut } from './notice/notice.store.js';
import { TRAINING_RULES } from './notice/notice.table.js';
import { Official } from './official/official.stub.js';
import { outcomeStoryReference } from './outcome-story/outcome-story.reference.js';
import {
  OutcomeStoryResolver,
  OutcomeStoryWorkResolver,
  StoriesOfTrainingResolver,
} from './outcome-story/outcome-story.resolver.js';
import { outreachReference } from './outreach/outreach.reference.js';
import { OutreachOfCommitteeResolver, OutreachResolver } from './outreach/outreach.resolver.js';
import { Place } from './place/place.stub.js';
import { policyVersionReference } from './policy/policy.reference.js';
import { PolicyResolver } from './policy/policy.resolver.js';
import { figuresReading } from './recorded-figure/recorded-figure.feed.js';
import { reportPapers } from './report/report.paper.js';
import { ReportResolver } from './report/report.resolver.js';
import { ResultsFrameResolver } from './results-frame/results-frame.resolver.js';
import { RetrainingDueResolver, RetrainingOfCommitteeResolver } from './retraining/retraining.resolver.js';
import { seed } from './seed.js';
import { TestAnswersResolver, TestFormResolver } from './test-form/test-form.resolver.js';
import { TestItemResolver } from './test-item/test-item.resolver.js';
import { TrainerChangeResolver } from './trainer/trainer-change.resolver.js';
import { TrainerResolver, TrainersOfTrainingResolver } from './trainer/trainer.resolver.js';
import { AssessmentEntity } from './training-event/assessment.entity.js';
import { AttendanceCountEntity } from './training-event/attendance-count.entity.js';
import { TrainingEventEntity } from './training-event/training-event.entity.js';
import { trainingReference } from './training-event/training-event.reference.js';
import { TrainingEventResolver } from './training-event/training-event.resolver.js';
import { TrainingLinksResolver } from './training-event/training-links.resolver.js';
import { volunteerStatistics } from './volunteer-statistics/volunteer-statistics.population.js';
import {
  VolunteerIndicatorsOfCommitteeResolver,
  VolunteerStatisticsResolver,
} from './volunteer-statistics/volunteer-statistics.resolver.js';
import { volunteerReference } from './volunteer/volunteer.reference.js';
import { VolunteerResolver, VolunteersOfCommitteeResolver } from './volunteer/volunteer.resolver.js';

const imports = tableImportsOf([attendanceImport]);

export const trainingsSubgraph = defineSubgraph({
  name: 'trainings',
  resolvers: [
    AssessmentResolver,
    AttendanceReachResolver,
    AttendanceResolver,
    CapacityActivityResolver,
    CapacityPlanResolver,
    CapacityPlansOfCommitteeResolver,
    CertificateResolver,
    CommitteeResolver,
    CurriculumResolver,
    CurriculumVersionResolver,
    FormerTargetResolver,
    IndicatorResolver,
    IndicatorTargetResolver,
    KnowledgeChangeResolver,
    MaterialChangeResolver,
    MaterialDistributionResolver,
    MaterialResolver,
    MaterialVersionResolver,
    ModuleResolver,
    NoticeResolver,
    OutcomeStoryResolver,
    OutcomeStoryWorkResolver,
    OutreachOfCommitteeResolver,
    OutreachResolver,
    PolicyResolver,
    ReportResolver,
    ResultsFrameResolver,
    RetrainingDueResolver,
    RetrainingOfCommitteeResolver,
    StoriesOfTrainingResolver,
    TestAnswersResolver,
    TestFormResolver,
    TestItemResolver,
    TrainerChangeResolver,
    TrainerResolver,
    TrainersOfTrainingResolver,
    TrainingEventResolver,
    TrainingLinksResolver,
    VolunteerIndicatorsOfCommitteeResolver,
    VolunteerResolver,
    VolunteerStatisticsResolver,
    VolunteersOfCommitteeResolver,
    alertRuleResolverOf('training', TRAINING_RULES),
    ...imports.resolvers,
  ],
  references: [
    policyVersionReference,
    trainingReference,
    outreachReference,
    curriculumReference,
    materialReference,
    outcomeStoryReference,
    volunteerReference,
  ],
  stubs: [Committee, Place, Official],
  entities: [TrainingEventEntity, AttendanceCountEntity, AssessmentEntity],
  migrations: [
    trainingEventMigration,
    indicatorFigureMigration,
    tableImportMigration(1050),
    attendanceMigration,
    curriculumMigration,
    materialMigration,
    capacityPlanMigration,
    policyMigration,
    certificateMigration,
    trainerMigration,
    assessmentPairsMigration,
    outreachEventMigration,
    volunteerGroupMigration,
    outcomeStoryMigration,
    recordedFigureMigration,
    testItemMigration,
    reportMigration,
    trainerChangeMigration,
    outreachCorrectionMigration,
  ],
  feeds: [notifyFeed, policyFeed],
  reads: [figuresReading],
  alertRules: TRAINING_RULES,
  fannedOut: noticesFannedOut,
  papers: allPapers(reportPapers, certificatePapers),
  settings: allSettings(gatewaySettings, printSettings),
  tasks: imports.tasks,
  directory: 'feed',
  seed,
  statistics: volunteerStatistics,
});
