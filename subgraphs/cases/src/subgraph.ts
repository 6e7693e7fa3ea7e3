import {
  alertRuleResolverOf,
  defineSubgraph,
  figuresFeed,
  figuresJob,
  figuresMigration,
  fileSweepJob,
  notifyFeed,
} from '@hub/subgraph-kit';
import { CaseAlertEntity } from './alert/alert.entity.js';
import { alertReference } from './alert/alert.reference.js';
import { AlertReasonResolver, AlertResolver } from './alert/alert.resolver.js';
import { CASE_RULES } from './alert/alert.table.js';
import { AssistanceEntity } from './assistance/assistance.entity.js';
import {
  AssistanceResolver,
  CaseAssistanceResolver,
  PersonAssistanceResolver,
} from './assistance/assistance.resolver.js';
import { CaseAssignmentEntity } from './assignment/assignment.entity.js';
import { AssignmentResolver } from './assignment/assignment.resolver.js';
import { CaseEntity } from './case/case.entity.js';
import { BreakGlassResolver, BreakGlassReviewResolver } from './break-glass/break-glass.resolver.js';
import { reviewOverdueJob } from './break-glass/review-overdue.job.js';
import { CaseExportResolver } from './case-export/case-export.resolver.js';
import { CaseImportResolver } from './case-import/case-import.resolver.js';
import { forgetImportTask, writeImportTask } from './case-import/case-import.writing.js';
import { CaseTaskEntity } from './case-task/case-task.entity.js';
import { CaseTaskResolver, TasksOfCaseResolver } from './case-task/case-task.resolver.js';
import { caseReadersJob } from './case/case.readers.js';
import { caseReference } from './case/case.reference.js';
import { Committee } from './committee/committee.stub.js';
import { ConsentResolver } from './consent/consent.resolver.js';
import { escalateTask } from './escalation/escalate.task.js';
import { casesFeed } from './events.js';
import { FiledReportResolver } from './filed-report/filed-report.resolver.js';
import { InboxResolver } from './inbox/inbox.resolver.js';
import { casesMigration } from './migrations/1000-cases.js';
import { assignmentEndMigration } from './migrations/1001-assignment-end.js';
import { caseShareMigration } from './migrations/1002-case-share.js';
import { personMigration } from './migrations/1003-person.js';
import { personTokenMigration } from './migrations/1004-person-token.js';
import { operationMigration } from './migrations/1080-operation.js';
import { operationDoneMigration } from './migrations/1145-operation-done.js';
import { caseTaskMigration } from './migrations/1081-case-task.js';
import { alertSubscriptionMigration } from './migrations/1040-alert-subscription.js';
import { victimContextMigration } from './migrations/1070-victim-context.js';
import { assistanceMigration } from './migrations/1071-assistance.js';
import { breakGlassMigration } from './migrations/1010-break-glass.js';
import { caseReaderMigration } from './migrations/1030-case-reader.js';
import { caseFilingMigration } from './migrations/1020-case-filing.js';
import { lifecycleMigration } from './migrations/1050-lifecycle.js';
import { screeningMigration } from './migrations/1051-screening.js';
import { mdtReviewMigration } from './migrations/1052-mdt-review.js';
import { disclosureExpiryJob } from './disclosure/disclosure.expiry.js';
import { grantsReading, packagesFeed } from './disclosure/disclosure.feed.js';
import { DisclosureResolver } from './disclosure/disclosure.resolver.js';
import { disclosureMigration } from './migrations/1165-disclosure.js';
import { trendNoteMigration } from './migrations/1150-trend-note.js';
import { ownAlertMigration } from './migrations/1151-own-alert.js';
import { triageMigration } from './migrations/1160-triage.js';
import { trendJob } from './trend/trend.job.js';
import { caseImportMigration } from './migrations/1110-case-import.js';
import { MdtReviewResolver } from './mdt-review/mdt-review.resolver.js';
import { referralMigration } from './migrations/1060-referral.js';
import { reflectionNoticeMigration } from './migrations/1102-reflection-notice.js';
import { reflectionJob } from './reflection/reflection.job.js';
import { CaseloadResolver } from './caseload/caseload.resolver.js';
import { caseConferenceMigration } from './migrations/1101-case-conference.js';
import { CaseConferenceResolver, ConferencesOfCaseResolver } from './case-conference/case-conference.resolver.js';
import { supportPlanMigration } from './migrations/1100-support-plan.js';
import { caseFigures } from './figure/figures.js';
import { FollowUpResolver, PersonFollowUpResolver } from './follow-up/follow-up.resolver.js';
import {
  PersonSupportResolver,
  SupportGoalResolver,
  SupportPlanResolver,
} from './support-plan/support-plan.resolver.js';
import { NoticeResolver } from './notice/notice.resolver.js';
import { Office } from './office/office.stub.js';
import { Official } from './official/official.stub.js';
import { OperationEntity } from './operation/operation.entity.js';
import { CaseOperationsResolver, OperationResolver } from './operation/operation.resolver.js';
import { PersonEntity } from './person/person.entity.js';
import { personReference } from './person/person.reference.js';
import { PersonResolver } from './person/person.resolver.js';
import { Place } from './place/place.stub.js';
import { ReferralEntity } from './referral/referral.entity.js';
import { referralReference } from './referral/referral.reference.js';
import { PrimeroResolver } from './referral/primero.resolver.js';
import { ReferralResolver } from './referral/referral.resolver.js';
import { ReportEntity } from './report/report.entity.js';
import { ReportResolver } from './report/report.resolver.js';
import { ScreeningResolver } from './screening/screening.resolver.js';
import { seed } from './seed.js';
import { alertsFannedOut } from './alert/alert.telling.js';
import { AlertSubscriptionEntity } from './subscription/subscription.entity.js';
import { SubscriptionResolver } from './subscription/subscription.resolver.js';
import { SuspectEntity } from './suspect/suspect.entity.js';
import { CaseSuspectsResolver, SuspectResolver } from './suspect/suspect.resolver.js';
import { CaseShareEntity } from './share/share.entity.js';
import { ShareResolver } from './share/share.resolver.js';
import { caseStatistics } from './statistics/statistics.population.js';
import { StatisticsResolver } from './statistics/statistics.resolver.js';
import { TeamResolver } from './team/team.resolver.js';
import { TimelineResolver } from './timeline/timeline.resolver.js';
import { AccessReportResolver } from './access-report/access-report.resolver.js';
import { AcknowledgementResolver } from './acknowledgement/acknowledgement.resolver.js';
import { TriageResolver } from './triage/triage.resolver.js';
import { CaseLifecycleResolver } from './case/case.lifecycle-resolver.js';
import { CaseResolver } from './case/case.resolver.js';
import { possibleDuplicateMigration } from './migrations/1091-possible-duplicate.js';
import { CaseDuplicateResolver, PossibleDuplicateResolver } from './duplicate/duplicate.resolver.js';
import { reportByFilerMigration } from './migrations/1130-report-by-filer.js';
import { teamMigration } from './migrations/1131-team.js';
import { caseEmergencyMigration } from './migrations/1140-case-emergency.js';
import { CaseEmergencyResolver, EmergencyOfCaseResolver } from './case-emergency/case-emergency.resolver.js';
import { inquiryMigration } from './migrations/1132-inquiry.js';
import { tipMigration } from './migrations/1090-tip.js';
import { officeCaseMigration } from './migrations/1095-office-case.js';
import { CaseTipResolver, TipResolver } from './tip/tip.resolver.js';
import { CommitteeResolver } from './committee/committee.resolver.js';
import { attachmentDoors } from './attachment/attachment.doors.js';
import { AttachmentEntity } from './attachment/attachment.entity.js';
import { AttachmentResolver, CaseAttachmentsResolver } from './attachment/attachment.resolver.js';
import { knownAttachments } from './attachment/attachment.sweep.js';
import { attachmentMigration } from './migrations/1120-attachment.js';
import { outsideExpiryJob } from './referral-outside/outside.expiry.js';
import { OutsideReferralResolver } from './referral-outside/outside.resolver.js';
import { referralOutsideMigration } from './migrations/1125-referral-outside.js';

export const casesSubgraph = defineSubgraph({
  name: 'cases',
  resolvers: [
    ReportResolver,
    FiledReportResolver,
    CaseResolver,
    CaseLifecycleResolver,
    TriageResolver,
    AlertResolver,
    AlertReasonResolver,
    alertRuleResolverOf('case', CASE_RULES),
    AcknowledgementResolver,
    InboxResolver,
    CommitteeResolver,
    AssignmentResolver,
    ShareResolver,
    PersonResolver,
    ConsentResolver,
    AssistanceResolver,
    CaseAssistanceResolver,
    PersonAssistanceResolver,
    ScreeningResolver,
    MdtReviewResolver,
    TeamResolver,
    CaseEmergencyResolver,
    EmergencyOfCaseResolver,
    StatisticsResolver,
    BreakGlassResolver,
    BreakGlassReviewResolver,
    NoticeResolver,
    AccessReportResolver,
    SubscriptionResolver,
    ReferralResolver,
    OutsideReferralResolver,
    DisclosureResolver,
    SuspectResolver,
    CaseSuspectsResolver,
    OperationResolver,
    CaseOperationsResolver,
    CaseTaskResolver,
    TasksOfCaseResolver,
    TimelineResolver,
    TipResolver,
    CaseTipResolver,
    AttachmentResolver,
    CaseAttachmentsResolver,
    SupportPlanResolver,
    SupportGoalResolver,
    PersonSupportResolver,
    FollowUpResolver,
    PersonFollowUpResolver,
    CaseConferenceResolver,
    ConferencesOfCaseResolver,
    CaseloadResolver,
    CaseExportResolver,
    CaseImportResolver,
    PrimeroResolver,
    CaseDuplicateResolver,
    PossibleDuplicateResolver,
  ],
  references: [caseReference, alertReference, personReference, referralReference],
  stubs: [Committee, Office, Official, Place],
  entities: [
    CaseEntity,
    ReportEntity,
    CaseAssignmentEntity,
    CaseAlertEntity,
    CaseShareEntity,
    PersonEntity,
    AssistanceEntity,
    AlertSubscriptionEntity,
    ReferralEntity,
    SuspectEntity,
    OperationEntity,
    CaseTaskEntity,
    AttachmentEntity,
  ],
  migrations: [
    casesMigration,
    assignmentEndMigration,
    caseShareMigration,
    personMigration,
    personTokenMigration,
    breakGlassMigration,
    caseFilingMigration,
    caseReaderMigration,
    alertSubscriptionMigration,
    victimContextMigration,
    assistanceMigration,
    lifecycleMigration,
    screeningMigration,
    mdtReviewMigration,
    referralMigration,
    operationMigration,
    caseTaskMigration,
    tipMigration,
    officeCaseMigration,
    attachmentMigration,
    possibleDuplicateMigration,
    reportByFilerMigration,
    teamMigration,
    inquiryMigration,
    supportPlanMigration,
    caseConferenceMigration,
    reflectionNoticeMigration,
    caseImportMigration,
    referralOutsideMigration,
    caseEmergencyMigration,
    operationDoneMigration,
    trendNoteMigration,
    ownAlertMigration,
    triageMigration,
    disclosureMigration,
    figuresMigration(1140),
  ],
  feeds: [casesFeed, notifyFeed, packagesFeed, figuresFeed],
  reads: [grantsReading],
  directory: 'feed',
  jobs: [
    figuresJob(caseFigures),
    caseReadersJob,
    reviewOverdueJob,
    fileSweepJob(knownAttachments),
    reflectionJob,
    outsideExpiryJob,
    disclosureExpiryJob,
    trendJob,
  ],
  files: attachmentDoors,
  tasks: [escalateTask, writeImportTask, forgetImportTask],
  fannedOut: alertsFannedOut,
  alertRules: CASE_RULES,
  seed,
  statistics: caseStatistics,
});
