import {
  alertRuleResolverOf,
  allSettings,
  defineSubgraph,
  fileSweepJob,
  gatewaySettings,
  figuresFeed,
  figuresJob,
  figuresMigration,
  notifyFeed,
  printSettings,
  tableImportMigration,
  tableImportsOf,
} from '@hub/subgraph-kit';
import { AppointmentEntity } from './appointment/appointment.entity.js';
import { AppointmentResolver } from './appointment/appointment.resolver.js';
import { committeeCalendar } from './calendar/calendar.door.js';
import { CalendarFeedResolver, CalendarOfCommitteeResolver, InvitationResolver } from './calendar/calendar.resolver.js';
import { AppointmentOrderChangeResolver } from './appointment-order/appointment-order-change.resolver.js';
import {
  AppointmentOrderResolver,
  OrderCommentResolver,
  OrderRevisionResolver,
  OrdersOfCommitteeResolver,
} from './appointment-order/appointment-order.resolver.js';
import { CampaignResolver, CampaignsOfCommitteeResolver } from './campaign/campaign.resolver.js';
import { ChannelEntity } from './channel/channel.entity.js';
import { ChannelResolver } from './channel/channel.resolver.js';
import { CommitteeEntity } from './committee/committee.entity.js';
import { committeeReference } from './committee/committee.reference.js';
import { CommitteeResolver } from './committee/committee.resolver.js';
import { CommitteeGroupEntity } from './committee-group/committee-group.entity.js';
import { CommitteeGroupResolver } from './committee-group/committee-group.resolver.js';
import { DeadlineResolver, DeadlinesOfOfficeResolver } from './deadline/deadline.resolver.js';
import { DeliveryEntity } from './delivery/delivery.entity.js';
import { notifyReading } from './delivery/delivery.feed.js';
import { deliveryJobs } from './delivery/delivery.job.js';
import { deliveryRetentionJob } from './delivery/delivery-retention.job.js';
import { deliverySettings } from './delivery/delivery.settings.js';
import { DeliveryResolver } from './delivery/delivery.resolver.js';
import { DutyShiftEntity } from './duty/duty.entity.js';
import { DutyResolver } from './duty/duty.resolver.js';
import { dutyWithdrawalJob } from './duty/duty-withdrawal.job.js';
import { directoryFeed } from './events.js';
import { LessonResolver, LessonsOfCommitteeResolver } from './lesson/lesson.resolver.js';
import { EstablishmentResolver, EstablishmentsOfCommitteeResolver } from './establishment/establishment.resolver.js';
import { committeeFigures } from './figure/figures.js';
import { HandoverChangeResolver } from './handover/handover-change.resolver.js';
import { handoverPacksJob } from './handover/handover-packs.job.js';
import { handoverPapers } from './handover/handover.paper.js';
import {
  HandoverAcknowledgementResolver,
  HandoverPackResolver,
  PacksOfOfficeResolver,
} from './handover/handover.resolver.js';
import { handoverSettings } from './handover/handover.settings.js';
import { HeldOfficeResolver, MeResolver } from './me/me.resolver.js';
import {
  DecisionFollowUpResolver,
  DecisionOfTaskResolver,
  MeetingAttendanceResolver,
  MeetingDecisionResolver,
  MeetingResolver,
  MeetingsOfCommitteeResolver,
} from './meeting/meeting.resolver.js';
import {
  InvitationsOfOfficeResolver,
  MeetingInvitationResolver,
} from './meeting-invitation/meeting-invitation.resolver.js';
import { MeetingChangeResolver } from './meeting/meeting-change.resolver.js';
import { LocalBodiesOfCommitteeResolver, LocalBodyResolver } from './local-body/local-body.resolver.js';
import { memberImport } from './member-import/member-import.js';
import { committeesMigration } from './migrations/1000-committees.js';
import { sessionEndMigration } from './migrations/1001-session-end.js';
import { dutyMigration } from './migrations/1010-duty.js';
import { tenureMigration } from './migrations/1011-tenure.js';
import { channelMigration } from './migrations/1020-channel.js';
import { deliveryMigration } from './migrations/1021-delivery.js';
import { placeAcrossMigration } from './migrations/1040-place-across.js';
import { systemAccountMigration } from './migrations/1050-system-account.js';
import { deliveryOrderMigration } from './migrations/1051-delivery-order.js';
import { actionPlanMigration } from './migrations/1060-action-plan.js';
import { meetingMigration } from './migrations/1080-meeting.js';
import { taskMigration } from './migrations/1081-task.js';
import { reminderMigration } from './migrations/1082-reminder.js';
import { calendarFeedMigration } from './migrations/1083-calendar-feed.js';
import { campaignMigration } from './migrations/1074-campaign.js';
import { planMeasureMigration } from './migrations/1073-plan-measure.js';
import { workingGroupMigration } from './migrations/1072-working-group.js';
import { establishmentMigration } from './migrations/1070-establishment.js';
import { appointmentOrderMigration } from './migrations/1071-appointment-order.js';
import { handoverPackMigration } from './migrations/1090-handover-pack.js';
import { meetingGuestMigration } from './migrations/1160-meeting-guest.js';
import { deliveryRetentionMigration } from './migrations/1161-delivery-retention.js';
import { policyVersionMigration } from './migrations/1120-policy-version.js';
import { NoticeResolver } from './notice/notice.resolver.js';
import { COMMITTEE_RULES } from './notice/notice.table.js';
import { OfficeEntity } from './office/office.entity.js';
import { officeReference } from './office/office.reference.js';
import { OfficeResolver } from './office/office.resolver.js';
import { OfficialEntity } from './official/official.entity.js';
import { officialReference } from './official/official.reference.js';
import { OfficialResolver } from './official/official.resolver.js';
import { orderDocumentDoors } from './order-document/order-document.doors.js';
import { knownDocuments } from './order-document/order-document.sweep.js';
import { OrderDocumentResolver } from './order-document/order-document.resolver.js';
import { OrganizationEntity } from './organization/organization.entity.js';
import { organizationReference } from './organization/organization.reference.js';
import { OrganizationResolver } from './organization/organization.resolver.js';
import { PlaceEntity } from './place/place.entity.js';
import { placeReference } from './place/place.reference.js';
import { PlaceResolver } from './place/place.resolver.js';
import { PlanChangeResolver } from './plan/plan-change.resolver.js';
import {
  PlanActivityResolver,
  PlanResolver,
  PlansOfCommitteeResolver,
  PlanStepResolver,
} from './plan/plan.resolver.js';
import { policyReading } from './policy/policy.feed.js';
import { PolicyVersion } from './policy/policy.stub.js';
import { QuietHoursEntity } from './quiet-hours/quiet-hours.entity.js';
import { QuietHoursResolver } from './quiet-hours/quiet-hours.resolver.js';
import { remindersJob } from './reminder/reminders.job.js';
import { SeatEntity } from './seat/seat.entity.js';
import { SeatResolver } from './seat/seat.resolver.js';
import { seed } from './seed.js';
import { SessionEndEntity } from './session/session-end.entity.js';
import { SessionEndResolver } from './session/session-end.resolver.js';
import { channelSettings } from './settings.js';
import { SystemAccountEntity } from './system-account/system-account.entity.js';
import { SystemAccountResolver } from './system-account/system-account.resolver.js';
import { SystemKeyEntity } from './system-account/system-key.entity.js';
import { TaskResolver, TasksOfCommitteeResolver, TasksOfOfficeResolver } from './task/task.resolver.js';
import { TaskChangeResolver } from './task/task-change.resolver.js';
import { tenureNoticesJob } from './tenure/tenure-notices.job.js';
import { WebhookResolver } from './webhook/webhook.resolver.js';
import { WorkingGroupResolver } from './working-group/working-group.resolver.js';

const imports = tableImportsOf([memberImport]);

export const committeesSubgraph = defineSubgraph({
  name: 'committees',
  resolvers: [
    AppointmentOrderChangeResolver,
    AppointmentOrderResolver,
    AppointmentResolver,
    CampaignResolver,
    CampaignsOfCommitteeResolver,
    ChannelResolver,
    CommitteeGroupResolver,
    CommitteeResolver,
    DeliveryResolver,
    DutyResolver,
    EstablishmentResolver,
    EstablishmentsOfCommitteeResolver,
    HandoverAcknowledgementResolver,
    HandoverChangeResolver,
    HandoverPackResolver,
    HeldOfficeResolver,
    LocalBodiesOfCommitteeResolver,
    LocalBodyResolver,
    MeResolver,
    NoticeResolver,
    OfficeResolver,
    OfficialResolver,
    OrderCommentResolver,
    OrderDocumentResolver,
    OrderRevisionResolver,
    OrdersOfCommitteeResolver,
    OrganizationResolver,
    PacksOfOfficeResolver,
    PlaceResolver,
    PlanActivityResolver,
    PlanChangeResolver,
    PlanResolver,
    PlansOfCommitteeResolver,
    PlanStepResolver,
    QuietHoursResolver,
    SeatResolver,
    SessionEndResolver,
    SystemAccountResolver,
    CalendarFeedResolver,
    CalendarOfCommitteeResolver,
    InvitationResolver,
    DeadlineResolver,
    DeadlinesOfOfficeResolver,
    DecisionFollowUpResolver,
    DecisionOfTaskResolver,
    LessonResolver,
    LessonsOfCommitteeResolver,
    MeetingAttendanceResolver,
    MeetingChangeResolver,
    InvitationsOfOfficeResolver,
    MeetingDecisionResolver,
    MeetingInvitationResolver,
    MeetingResolver,
    MeetingsOfCommitteeResolver,
    TaskChangeResolver,
    TaskResolver,
    TasksOfCommitteeResolver,
    TasksOfOfficeResolver,
    WebhookResolver,
    WorkingGroupResolver,
    alertRuleResolverOf('committee', COMMITTEE_RULES),
    ...imports.resolvers,
  ],
  references: [committeeReference, officeReference, officialReference, organizationReference, placeReference],
  stubs: [PolicyVersion],
  entities: [
    AppointmentEntity,
    ChannelEntity,
    CommitteeEntity,
    CommitteeGroupEntity,
    DeliveryEntity,
    DutyShiftEntity,
    OfficeEntity,
    OfficialEntity,
    OrganizationEntity,
    PlaceEntity,
    QuietHoursEntity,
    SeatEntity,
    SessionEndEntity,
    SystemAccountEntity,
    SystemKeyEntity,
  ],
  migrations: [
    committeesMigration,
    sessionEndMigration,
    dutyMigration,
    tenureMigration,
    channelMigration,
    deliveryMigration,
    placeAcrossMigration,
    systemAccountMigration,
    deliveryOrderMigration,
    actionPlanMigration,
    meetingMigration,
    taskMigration,
    reminderMigration,
    calendarFeedMigration,
    establishmentMigration,
    appointmentOrderMigration,
    workingGroupMigration,
    handoverPackMigration,
    planMeasureMigration,
    campaignMigration,
    tableImportMigration(1100),
    policyVersionMigration,
    figuresMigration(1140),
    meetingGuestMigration,
    deliveryRetentionMigration,
  ],
  feeds: [directoryFeed, notifyFeed, figuresFeed],
  reads: [notifyReading, policyReading],
  files: orderDocumentDoors,
  settings: allSettings(channelSettings, deliverySettings, handoverSettings, gatewaySettings, printSettings),
  papers: handoverPapers,
  directory: 'own',
  calendar: committeeCalendar,
  alertRules: COMMITTEE_RULES,
  jobs: [
    dutyWithdrawalJob,
    figuresJob(committeeFigures),
    handoverPacksJob,
    tenureNoticesJob,
    remindersJob,
    deliveryRetentionJob,
    fileSweepJob(knownDocuments),
    ...deliveryJobs,
  ],
  tasks: imports.tasks,
  seed,
});
