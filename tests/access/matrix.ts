import { type DemoPerson, offices } from '@hub/cast';
import type { AccessPurpose, OfficeKind } from '@hub/vocabulary';

/** Kinds of office that a subject is open to at most; which rows of it, `rows.ts` says. */
type Readers = 'EVERYBODY' | 'SIGNED_IN' | readonly OfficeKind[];

const COMMITTEE: readonly OfficeKind[] = [
  ...(['CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'PREVENTION_GROUP', 'SUPPRESSION_GROUP'] as const),
  ...(['REHABILITATION_GROUP', 'SECRETARIAT', 'NATIONAL_DESK'] as const),
];
/** Those who work for a committee and of no case, and those who hold a seat in it and nothing else. */
const SEATS: readonly OfficeKind[] = ['COMMITTEE_SECRETARY', 'MEMBER'];
const WATCHING: readonly OfficeKind[] = ['AUDITOR', 'DATA_PROTECTION_OFFICER', 'ADMINISTRATOR'];
const SERVICES: readonly OfficeKind[] = ['INQUIRY_POLICE', 'SHELTER', 'PARTNER'];

/**
 * The matrix of roles and confidentiality, by what a field tells. Written from the rules of who needs to know what,
 * and on purpose from nothing in the code that enforces them.
 */
const MATRIX = {
  PUBLIC: 'EVERYBODY',
  ONESELF: 'SIGNED_IN',
  ANNUAL_PLAN: [...COMMITTEE, ...SEATS],
  IN_COMMITTEE: [...COMMITTEE, ...SEATS],
  HANDED_OVER: ['CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'COMMITTEE_SECRETARY', 'SECRETARIAT'],
  ROSTER_NOTE: [...COMMITTEE, ...SERVICES],
  NOTICE: [...COMMITTEE, ...SERVICES, ...SEATS],
  INVITED: [...COMMITTEE, ...SERVICES, ...SEATS],
  COMMITTEE_WORK: [...COMMITTEE, ...SEATS],
  MEETINGS_KEPT: ['CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'PREVENTION_GROUP', 'COMMITTEE_SECRETARY', 'SECRETARIAT'],
  DIRECTORY: [...COMMITTEE, ...SERVICES, 'COMMITTEE_SECRETARY', ...WATCHING],
  SIGNATURE: [...COMMITTEE, ...SERVICES, ...SEATS, ...WATCHING],
  CASE: [...COMMITTEE, ...SERVICES],
  CASE_WORK: ['FOCAL_POINT', 'SUPPRESSION_GROUP', 'REHABILITATION_GROUP', 'SECRETARIAT', 'NATIONAL_DESK'],
  REPORTED_BY_ONESELF: [...COMMITTEE, 'INQUIRY_POLICE', 'PARTNER', 'VOLUNTEER_GROUP'],
  ALERT: [...COMMITTEE, ...SERVICES],
  REPORTER: ['SUPPRESSION_GROUP', 'SECRETARIAT', 'INQUIRY_POLICE'],
  PERSON: ['SUPPRESSION_GROUP', 'REHABILITATION_GROUP', 'SECRETARIAT', ...SERVICES],
  DECIDED: [
    ...(['CHAIR', 'VICE_CHAIR', 'SUPPRESSION_GROUP', 'REHABILITATION_GROUP', 'SECRETARIAT'] as const),
    ...SERVICES,
  ],
  IN_EMERGENCY: ['CHAIR', 'VICE_CHAIR'],
  EMERGENCY_WATCH: ['CHAIR', 'VICE_CHAIR', 'SECRETARIAT'],
  EMERGENCY_WORDS: ['CHAIR', 'VICE_CHAIR', 'SECRETARIAT'],
  IMPORTED: ['SUPPRESSION_GROUP', 'SECRETARIAT'],
  IDENTITY: ['SUPPRESSION_GROUP', 'SECRETARIAT', ...SERVICES],
  HEALTH: ['REHABILITATION_GROUP', 'SECRETARIAT', 'SHELTER', 'PARTNER'],
  ASSISTANCE: ['SUPPRESSION_GROUP', 'REHABILITATION_GROUP', 'SECRETARIAT', 'SHELTER', 'PARTNER'],
  WISH: ['SUPPRESSION_GROUP', 'REHABILITATION_GROUP', 'SECRETARIAT', 'SHELTER', 'PARTNER'],
  TEAM: ['SUPPRESSION_GROUP', 'REHABILITATION_GROUP', 'SECRETARIAT'],
  ASSESSMENT: ['SUPPRESSION_GROUP', 'REHABILITATION_GROUP', 'SECRETARIAT'],
  REFERRAL_WORDS: ['SUPPRESSION_GROUP', 'REHABILITATION_GROUP', 'SECRETARIAT', ...SERVICES],
  SHELTERING: ['REHABILITATION_GROUP', 'SECRETARIAT', 'SHELTER'],
  SUSPECT: ['INQUIRY_POLICE'],
  SUSPECTED: ['INQUIRY_POLICE'],
  OPERATION: ['CHAIR', 'VICE_CHAIR', 'SUPPRESSION_GROUP', 'SECRETARIAT', 'INQUIRY_POLICE'],
  PLAN: ['INQUIRY_POLICE'],
  COUNTERPART: COMMITTEE,
  KEPT: ['SECRETARIAT', 'NATIONAL_DESK'],
  REPATRIATION: COMMITTEE,
  FOLLOWED: [...COMMITTEE, 'COUNTERPART', 'SHELTER'],
  KEY_OF_COUNTERPART: ['COUNTERPART'],
  DISCLOSED: ['COUNTERPART'],
  CASE_OF_REPATRIATION: ['SECRETARIAT', 'NATIONAL_DESK'],
  ATTENDED: COMMITTEE,
  VOLUNTEERS: ['CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'PREVENTION_GROUP', 'SECRETARIAT'],
  TEST: ['CHAIR', 'FOCAL_POINT', 'PREVENTION_GROUP', 'SECRETARIAT', 'NATIONAL_DESK'],
  TABLE: ['CHAIR', 'FOCAL_POINT', 'PREVENTION_GROUP', 'SECRETARIAT', 'NATIONAL_DESK', 'ADMINISTRATOR'],
} as const satisfies Record<string, Readers>;
type Subject = keyof typeof MATRIX;

const types = (subject: Subject, ...names: string[]) => names.map((name) => [name, subject] as const);

/** What the fields of a type tell, unless said otherwise below. */
const OF_TYPE = new Map<string, Subject>([
  ...types('PUBLIC', 'Place', 'Organization', 'Committee', 'CommitteeGroup', 'Seat', 'Office', 'BorderCrossing'),
  ...types('PUBLIC', 'TrainingEvent', 'Assessment', 'AttendanceCount', 'Indicator'),
  ...types('PUBLIC', 'AssessmentPairs', 'SexPairs', 'SexKnowledgeChange', 'OutreachEvent'),
  ...types('PUBLIC', 'OutreachCorrection', 'FormerTarget', 'TrainingChange'),
  ...types('PUBLIC', 'Curriculum', 'CurriculumVersion', 'Module', 'Presentation', 'CurriculumResult'),
  ...types('PUBLIC', 'Material', 'MaterialVersion', 'MaterialDistribution', 'MaterialResult'),
  ...types('PUBLIC', 'MaterialDistributionResult', 'MaterialDistributionCorrection', 'TrainingEventResult'),
  ...types('PUBLIC', 'CapacityPlan', 'CapacityActivity', 'CapacityCount', 'CapacityPlanResult'),
  ...types('PUBLIC', 'Policy', 'PolicyVersion', 'RetrainingDue', 'CertificateCheck', 'MasterTrainerCount'),
  ...types('PUBLIC', 'IndicatorSeries', 'IndicatorFigure', 'IndicatorPart', 'RecordPublishedFigureResult'),
  ...types('PUBLIC', 'Report', 'ReportPeriod', 'ReportTable', 'ReportTableRow', 'ReportColumn', 'ReportCell'),
  ...types('PUBLIC', 'MakeReportResult'),
  ...types('PUBLIC', 'IndicatorTarget', 'IndicatorTargetResult', 'ResultsFrameRow'),
  ...types('PUBLIC', 'CaseStatistics', 'StatisticsCell', 'StatisticsDimension', 'StatisticsPeriod'),
  ...types('ONESELF', 'Me', 'HeldOffice'),
  ...types('DIRECTORY', 'Official', 'Appointment', 'DutyShift'),
  ...types('NOTICE', 'CommitteeNotice', 'CommitteeNoticeMessage', 'TrainingNotice', 'TrainingNoticeMessage'),
  ...types('PUBLIC', 'ActionPlan', 'PlanBudget', 'ActionPlanResult'),
  ...types(
    'PUBLIC',
    'EstablishmentStep',
    'CommitteeResult',
    'AppointmentOrder',
    'LocalBody',
    'Campaign',
    'CampaignResult',
  ),
  ...types('IN_COMMITTEE', 'OrderRevision', 'OrderComment', 'OrderDocument'),
  ...types('ANNUAL_PLAN', 'PlanActivity', 'BudgetLine', 'PlanReview', 'PlanStep', 'PlanComment'),
  ...types('COMMITTEE_WORK', 'Task', 'Deadline', 'Meeting', 'MeetingAttendance', 'MeetingDecision'),
  ...types('COMMITTEE_WORK', 'DecisionFollowUp', 'MeetingCorrection', 'MeetingSeat', 'Endorsement'),
  ...types('INVITED', 'MeetingInvitation'),
  ...types('PUBLIC', 'MeetingCadence', 'MeetingQuarter', 'LessonLearned'),
  ...types('HANDED_OVER', 'HandoverPack', 'HandoverSection', 'HandoverLine', 'HandoverAcknowledgement'),
  ...types('ANNUAL_PLAN', 'PlanActivity', 'PlanMeasure', 'BudgetLine', 'PlanReview', 'PlanStep'),
  ...types('ANNUAL_PLAN', 'OrganizationBudget', 'ThemeWork'),
  ...types('PUBLIC', 'Problem'),
  ...types('CASE', 'Case', 'CaseAssignment', 'CaseShare', 'CaseStep', 'FormerFacts', 'NextStep', 'Referral'),
  ...types('CASE', 'CaseTask', 'CaseTip', 'TimelineEntry', 'Upload'),
  ...types('PERSON', 'Attachment'),
  ...types('CASE', 'Caseload', 'CaseConference', 'ConferenceMember', 'CaseTask', 'CaseTip', 'TimelineEntry'),
  ...types('PERSON', 'CaseExportPage'),
  ...types('IMPORTED', 'CaseImport', 'CaseImportRejection'),
  ...types('IDENTITY', 'IdentifiedExportPage'),
  ...types('PERSON', 'Person', 'Consent', 'VictimContext', 'Screening'),
  ...types('DECIDED', 'MdtReview', 'MdtMember', 'MdtDecision'),
  ...types('CASE', 'CaseEmergency'),
  ...types('IN_EMERGENCY', 'EmergencyPerson'),
  ...types('ASSESSMENT', 'ConferenceOpinion', 'PersonAssessment', 'ScreeningAnswer', 'MdtOpinion'),
  ...types('CASE_WORK', 'PossibleDuplicate'),
  ...types('REPORTED_BY_ONESELF', 'FiledReport'),
  ...types('TEAM', 'TeamMember'),
  ...types('ASSESSMENT', 'PersonAssessment', 'ScreeningAnswer', 'MdtOpinion'),
  ...types('IDENTITY', 'PersonIdentity', 'PersonGuardian', 'PersonExploitationPlace'),
  ...types('WISH', 'PersonWishWords'),
  ...types('HEALTH', 'PersonHealth', 'AssistanceDetails'),
  ...types('ASSISTANCE', 'Assistance', 'SupportPlan', 'SupportGoal', 'FollowUp'),
  ...types('SHELTERING', 'PersonShelter'),
  ...types('ALERT', 'CaseAlert', 'AlertReceipt', 'AlertSubscription', 'Inbox', 'CaseAlertMessage'),
  ...types('ALERT', 'AlertReason', 'AlertEscalation', 'AlertEscalationStep'),
  ...types('ALERT', 'TrendNote', 'AlertThreshold'),
  ...types('ALERT', 'AlertRuleVersion', 'AlertSeconds', 'AlertAddressees', 'AlertStep'),
  ...types('REPORTER', 'Reporter', 'TipMessage'),
  ...types('SUSPECT', 'Suspect'),
  ...types('SUSPECTED', 'SuspectIdentity'),
  ...types('OPERATION', 'Operation', 'OperationCorrection', 'OperationCount'),
  ...types('PLAN', 'OperationPlan'),
  ...types('DIRECTORY', 'Agreement'),
  ...types('COUNTERPART', 'JointMeeting'),
  ...types('COUNTERPART', 'CounterpartOffice', 'LiaisonAssignment', 'LiaisonContact', 'ContactChannel'),
  ...types('PUBLIC', 'WeeklyHours', 'CrossingClosure'),
  ...types('KEPT', 'LiaisonReminder', 'LiaisonReminderMessage'),
  ...types('REPATRIATION', 'Repatriation', 'RepatriationStep', 'RepatriationRelease'),
  ...types('REPATRIATION', 'CounterpartAnswer', 'HandoverPreparation'),
  ...types('REPATRIATION', 'Coordination', 'HandoverConfirmation', 'RepatriationMovement'),
  ...types('REPATRIATION', 'RepatriationNextStep', 'RepatriationProofRecord', 'RepatriationReleaseAct'),
  ...types('KEY_OF_COUNTERPART', 'HandoverReceipt', 'WaitingDisclosure'),
  ...types('REPATRIATION', 'DisclosureGrant', 'DisclosureGround'),
  ...types('DISCLOSED', 'IdentityPackage', 'DisclosedPerson', 'DisclosedValue'),
  ...types('FOLLOWED', 'RepatriationUpdate', 'RepatriationMessage', 'RepatriationReceipt'),
  ...types('FOLLOWED', 'CounterpartUpdate', 'SaidPhrase', 'PhraseParameters'),
  ...types('ATTENDED', 'Attendance', 'RetrainingParticipant', 'Trainer', 'TrainerCascade'),
  ...types('TEST', 'TestItem', 'TestItemVersion', 'TestItemResult'),
  ...types('PUBLIC', 'TopicScore'),
  ...types('VOLUNTEERS', 'VolunteerGroup'),
  ...types('PUBLIC', 'VolunteerStatistics', 'OutcomeStory', 'OutcomeOperation'),
  ...types('TABLE', 'TableImport', 'TableImportLine', 'TableImportProblem'),
  ...types('PUBLIC', 'AttendanceReach', 'TableImportColumn', 'TableImportTemplate'),
]);

/** Fields that tell something else than the type they stand on. */
const OF_FIELD = new Map<string, Subject>([
  ...types('DIRECTORY', 'Committee.offices', 'Committee.actingChair', 'Me.official'),
  ...types('DIRECTORY', 'Office.holders', 'Office.vacant', 'Office.vacantSince', 'Office.onDuty', 'Office.dutyShifts'),
  ...types('DIRECTORY', 'Seat.office', 'Seat.holder', 'Seat.vacant'),
  ...types('HANDED_OVER', 'Office.handoverPacks'),
  ...types('INVITED', 'Office.meetingInvitations'),
  ...types('ROSTER_NOTE', 'DutyShift.note'),
  ...types('SIGNATURE', 'AppointmentOrder.number', 'AppointmentOrder.signedAs'),
  ...types('DIRECTORY', 'OrderRevision.by', 'OrderComment.by', 'PlanActivity.official', 'PlanStep.by'),
  ...types('DIRECTORY', 'PlanComment.by', 'PlanComment.answeredBy'),
  ...types('IN_COMMITTEE', 'AppointmentOrder.revisions', 'AppointmentOrder.comments', 'AppointmentOrder.documents'),
  ...types('ANNUAL_PLAN', 'ActionPlan.activities', 'ActionPlan.reviews', 'ActionPlan.steps'),
  ...types('ANNUAL_PLAN', 'ActionPlan.comments', 'ActionPlan.activitiesToEndorse', 'ActionPlan.tasksToEndorse'),
  ...types('COMMITTEE_WORK', 'Committee.tasks', 'Committee.meetings', 'Office.tasks', 'Office.deadlines'),
  ...types('ANNUAL_PLAN', 'Deadline.activity', 'ActionPlan.budgetByOrganization', 'ActionPlan.workByTheme'),
  ...types('COMMITTEE_WORK', 'LessonLearned.meeting'),
  ...types('MEETINGS_KEPT', 'Committee.calendarFeedIssuedAt'),
  ...types('ATTENDED', 'TrainingEvent.attendees', 'TrainingEvent.trainers', 'RetrainingDue.people'),
  ...types('ATTENDED', 'TrainingEvent.attendees', 'OutreachCorrection.reason', 'MaterialDistributionCorrection.reason'),
  ...types('TEST', 'TrainingEvent.testForm', 'Attendance.preAnswers', 'Attendance.postAnswers'),
  ...types('VOLUNTEERS', 'Committee.volunteerGroups'),
  ...types('CASE', 'Committee.cases', 'Committee.openReferrals', 'CaseAlert.case', 'CaseAlert.referral'),
  ...types('CASE', 'CaseAlert.conference'),
  ...types('CASE_WORK', 'Case.possibleDuplicates'),
  ...types('PERSON', 'Referral.persons'),
  ...types('REFERRAL_WORDS', 'Referral.notes', 'Referral.overrideReason', 'Referral.feedback'),
  ...types('REFERRAL_WORDS', 'Referral.primeroFile', 'Referral.receiver', 'Referral.channel'),
  ...types('ALERT', 'Committee.alerts', 'Case.alerts'),
  ...types('REPORTER', 'Case.reporter', 'Case.reporters', 'Case.tipMessages'),
  ...types('PERSON', 'Case.persons', 'Case.attachments'),
  ...types('DECIDED', 'Case.mdtReviews'),
  ...types('IN_EMERGENCY', 'CaseEmergency.persons'),
  ...types('EMERGENCY_WATCH', 'CaseEmergency.reviewBy', 'CaseEmergency.verdict', 'CaseEmergency.reviewedBy'),
  ...types('EMERGENCY_WORDS', 'CaseEmergency.reason'),
  ...types('TEAM', 'Case.team'),
  ...types('ASSESSMENT', 'Person.assessment'),
  ...types('ASSESSMENT', 'Person.assessment', 'CaseConference.minutes', 'CaseConference.opinions'),
  ...types('IDENTITY', 'Person.identity', 'Person.guardian', 'Person.exploitationPlace'),
  ...types('WISH', 'Person.wishWords'),
  ...types('HEALTH', 'Person.health', 'Assistance.details'),
  ...types('HEALTH', 'SupportPlan.words', 'SupportGoal.words', 'FollowUp.words'),
  ...types('ASSISTANCE', 'Case.assistances', 'Person.assistances'),
  ...types('ASSISTANCE', 'Person.supportPlan', 'Person.supportPlans', 'Person.followUps'),
  ...types('SHELTERING', 'Person.shelter'),
  ...types('SUSPECT', 'Case.suspects'),
  ...types('SUSPECTED', 'Suspect.identity'),
  ...types('OPERATION', 'Case.operations'),
  ...types('PLAN', 'Operation.plan'),
  ...types('COUNTERPART', 'Committee.counterparts', 'Committee.jointMeetings'),
  ...types('REPATRIATION', 'Committee.repatriations', 'Case.repatriations'),
  ...types('REPATRIATION', 'CounterpartUpdate.answer', 'SaidPhrase.office', 'RepatriationUpdate.releaseWithdrawal'),
  ...types('CASE_OF_REPATRIATION', 'Repatriation.case'),
]);

/** What is identifying by itself: it opens row by row, and only to a session with a second factor. */
export const isIdentifying = (coordinate: string): boolean => IDENTIFYING.includes(subjectOf(coordinate));
const IDENTIFYING: readonly Subject[] = [
  ...(['REPORTER', 'IDENTITY', 'HEALTH', 'WISH', 'SHELTERING', 'ASSESSMENT', 'REFERRAL_WORDS'] as const),
  ...(['CASE_OF_REPATRIATION', 'SUSPECTED', 'PLAN', 'EMERGENCY_WORDS', 'DISCLOSED'] as const),
];

/** The purposes that an office of a kind can have at all when it reads what identifies. */
export const PURPOSES: Readonly<Partial<Record<OfficeKind, readonly AccessPurpose[]>>> = {
  SUPPRESSION_GROUP: ['PROTECTION', 'INVESTIGATION'],
  REHABILITATION_GROUP: ['CARE'],
  SECRETARIAT: ['PROTECTION', 'CARE', 'REPATRIATION'],
  INQUIRY_POLICE: ['INVESTIGATION'],
  SHELTER: ['CARE'],
  PARTNER: ['CARE'],
};

/** Whom a consent must name for an office of a kind: its committee, or the service itself. */
export const recipientOf = (kind: OfficeKind): string =>
  kind === 'INQUIRY_POLICE' ? 'POLICE' : kind === 'SHELTER' || kind === 'PARTNER' ? kind : 'COMMITTEE';

/** Who asks. */
export interface Reader {
  /** Null is nobody signed in. */
  readonly person: DemoPerson | null;
  readonly mfa: boolean;
}

export const held = ({ person }: Reader) => offices.filter(({ id }) => person?.offices.includes(id));

export const nameOf = ({ person, mfa }: Reader): string =>
  person ? `${person.key}${mfa ? ' with' : ' without'} a second factor` : 'nobody signed in';

/** Whether the matrix opens a field, `Type.field`, to this reader at all. */
export const isOpen = (coordinate: string, reader: Reader): boolean => {
  const readers: Readers = MATRIX[subjectOf(coordinate)];
  if (readers === 'EVERYBODY') return true;
  if (readers === 'SIGNED_IN') return reader.person !== null;
  return held(reader).some(({ kind }) => readers.includes(kind));
};

/** Whether the matrix opens a field to an office of this kind. */
export const isOpenTo = (coordinate: string, kind: OfficeKind): boolean => {
  const readers: Readers = MATRIX[subjectOf(coordinate)];
  return typeof readers === 'string' || readers.includes(kind);
};

/** True for a type whose fields the matrix knows, so that a new type cannot be passed over. */
export const isInMatrix = (type: string): boolean => OF_TYPE.has(type);

const subjectOf = (coordinate: string): Subject => {
  const subject = OF_FIELD.get(coordinate) ?? OF_TYPE.get(coordinate.split('.')[0]!);
  if (!subject) throw new Error(`the matrix does not say who may read ${coordinate}`);
  return subject;
};
