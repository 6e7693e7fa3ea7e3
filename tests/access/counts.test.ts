import { describe, expect, it } from '@jest/globals';
import { Kind, type ObjectTypeDefinitionNode, type TypeNode } from 'graphql';
import { composedGraph } from '../scene/composed-graph.js';

const PUBLISHED = 'an aggregate published for everybody';
const OFFICIALS = 'counts officials, who are told exactly';
const SEVERAL = 'a mean over five officials or more';
const REACHED = 'counts who came to be told in public, not whom anything happened to';
const VILLAGE = 'counts volunteers of one village, for who works with them';
const OWN_INBOX = 'an inbox of an office that the caller holds';
const STEP = 'a place in the chain of an alert that the caller may see';
const RULE = 'a time or a version of a rule, which is no secret of anybody';
const SEEN = 'counts rows that the caller may see one by one';
const OWN_FILE = 'counts what the caller sent of a file';
const ONE_ROW = 'belongs to one row the caller may see, and counts no others';

const numbersOf = (type: string, why: string, ...fields: string[]) =>
  Object.fromEntries(fields.map((field) => [`${type}.${field}`, why]));

/** Every number that the graph answers, and why it counts nothing that the caller may not see row by row. */
const NUMBERS: Readonly<Record<string, string>> = {
  'AccessNotice.number': OWN_INBOX,
  'AccessNoticeMessage.head': OWN_INBOX,
  'AccessNoticeMessage.number': OWN_INBOX,
  'AlertEscalation.step': STEP,
  'AlertEscalationStep.step': STEP,
  'AlertReason.step': STEP,
  'AlertReason.version': RULE,
  'AlertRuleVersion.version': RULE,
  'AlertSeconds.emergency': RULE,
  'AlertSeconds.normal': RULE,
  'AlertSeconds.urgent': RULE,
  'AlertThreshold.days': RULE,
  'AlertThreshold.events': RULE,
  'ActionPlan.financialYear': 'a year',
  'ActionPlan.version': ONE_ROW,
  'AppointmentOrder.revision': ONE_ROW,
  'Assessment.change': SEVERAL,
  'Assessment.postCount': OFFICIALS,
  'Assessment.postMean': SEVERAL,
  'Assessment.preCount': OFFICIALS,
  'Assessment.preMean': SEVERAL,
  'Assessment.relativeChange': SEVERAL,
  'AssessmentPairs.change': SEVERAL,
  'AssessmentPairs.pairs': OFFICIALS,
  'AssessmentPairs.postMean': SEVERAL,
  'AssessmentPairs.preMean': SEVERAL,
  'AssessmentPairs.relativeChange': SEVERAL,
  'Assistance.version': ONE_ROW,
  'Attachment.size': ONE_ROW,
  'AttendanceCount.men': OFFICIALS,
  'AttendanceCount.women': OFFICIALS,
  'BorderCrossing.countAtLeast': 'counts crossings of a river, a published figure',
  'BorderCrossing.version': ONE_ROW,
  ...numbersOf('CapacityActivity', OFFICIALS, 'came', 'wanted'),
  'CapacityActivity.quarter': ONE_ROW,
  ...numbersOf(
    'CapacityCount',
    OFFICIALS,
    'came',
    'held',
    'meetings',
    'planned',
    'trainings',
    'wanted',
    'wantedOfHeld',
  ),
  'CapacityCount.quarter': ONE_ROW,
  'CapacityPlan.financialYear': 'a year',
  'CapacityPlan.version': ONE_ROW,
  'Campaign.financialYear': 'a year',
  'Campaign.reach': PUBLISHED,
  'Campaign.version': ONE_ROW,
  'Case.version': ONE_ROW,
  'CaseExportPage.rows': 'counts the rows of its own text',
  'CaseImport.cases': OWN_FILE,
  'CaseImport.nextChunk': OWN_FILE,
  'CaseImport.rejected': OWN_FILE,
  'CaseImport.rows': OWN_FILE,
  'CaseImport.written': OWN_FILE,
  'CaseImportRejection.row': OWN_FILE,
  'CaseAlert.number': 'position in the inbox of an office that sees the same case',
  'CaseAlertMessage.head': OWN_INBOX,
  'CaseAlertMessage.number': OWN_INBOX,
  'CaseConference.version': ONE_ROW,
  'CaseStep.version': ONE_ROW,
  'CaseTask.version': ONE_ROW,
  'CaseTip.additions': ONE_ROW,
  'CaseTip.answers': ONE_ROW,
  'Caseload.dueTasks': SEEN,
  'Caseload.openCases': SEEN,
  'Caseload.overdueTasks': SEEN,
  'Committee.establishedYear': 'a year',
  'Committee.memberCount': OFFICIALS,
  'Committee.publishedMemberCount': PUBLISHED,
  'Committee.version': ONE_ROW,
  'CommitteeNotice.number': OWN_INBOX,
  'CommitteeNoticeMessage.head': OWN_INBOX,
  'CommitteeNoticeMessage.number': OWN_INBOX,
  'CounterpartAnswer.step': STEP,
  'CounterpartOffice.verifyEveryDays': ONE_ROW,
  'CounterpartOffice.version': ONE_ROW,
  'CounterpartUpdate.days': ONE_ROW,
  'Delivery.attempts': ONE_ROW,
  'Delivery.number': 'position in the inbox of an office whose delivery log the caller may read',
  'EmergencyPerson.version': ONE_ROW,
  'IdentifiedExportPage.rows': 'counts the rows of its own text',
  'Inbox.head': OWN_INBOX,
  'Inbox.openAlerts': OWN_INBOX,
  ...numbersOf('FormerTarget', PUBLISHED, 'baseline', 'target'),
  'FormerTarget.version': ONE_ROW,
  'IndicatorFigure.n': PUBLISHED,
  'IndicatorFigure.value': PUBLISHED,
  'IndicatorPart.value': PUBLISHED,
  'IndicatorTarget.baseline': PUBLISHED,
  'IndicatorTarget.financialYear': 'a year',
  'IndicatorTarget.target': PUBLISHED,
  'IndicatorTarget.version': ONE_ROW,
  'ResultsFrameRow.baseline': PUBLISHED,
  'ResultsFrameRow.shareOfTarget': PUBLISHED,
  'ResultsFrameRow.target': PUBLISHED,
  'Indicator.n': PUBLISHED,
  'Indicator.value': PUBLISHED,
  'Report.version': ONE_ROW,
  'ReportCell.value': PUBLISHED,
  'HandoverPreparation.step': STEP,
  'Agreement.year': 'a year',
  'JointMeeting.participantsHere': OFFICIALS,
  'JointMeeting.participantsThere': OFFICIALS,
  'JointMeeting.version': ONE_ROW,
  'Official.version': ONE_ROW,
  'LiaisonContact.callOrder': ONE_ROW,
  'LiaisonReminder.number': OWN_INBOX,
  'LiaisonReminderMessage.head': OWN_INBOX,
  'LiaisonReminderMessage.number': OWN_INBOX,
  'Curriculum.version': ONE_ROW,
  'CurriculumVersion.number': ONE_ROW,
  'Deadline.financialYear': 'a year',
  'LessonLearned.version': ONE_ROW,
  'Material.version': ONE_ROW,
  'MaterialDistribution.copies': ONE_ROW,
  'MaterialDistribution.version': ONE_ROW,
  ...numbersOf('MaterialDistributionCorrection', ONE_ROW, 'copies', 'version'),
  'MaterialVersion.number': ONE_ROW,
  'Meeting.version': ONE_ROW,
  'MeetingCadence.due': 'follows from the day',
  'MeetingCadence.everyMonths': 'a rhythm that holds for every committee',
  'MeetingCadence.held': 'counts meetings of officials, and how often a committee meets is public',
  'MeetingCadence.planned': 'counts meetings of officials, and how often a committee meets is public',
  'MeetingQuarter.due': 'follows from the day',
  ...numbersOf(
    'MeetingQuarter',
    'counts meetings of officials, and how often a committee meets is public',
    'held',
    'missed',
    'planned',
  ),
  'MeetingQuarter.quarter': 'a quarter',
  'MeetingInvitation.version': ONE_ROW,
  'Task.version': ONE_ROW,
  'MdtReview.reflectionDays': ONE_ROW,
  ...numbersOf('Module', ONE_ROW, 'minutes', 'number'),
  'Operation.version': ONE_ROW,
  'OperationCorrection.version': ONE_ROW,
  'OperationCount.n': 'told of one operation that is done, to whoever sees a case of it',
  'Person.version': ONE_ROW,
  'Referral.version': ONE_ROW,
  'OrderComment.revision': ONE_ROW,
  'OrderDocument.bytes': ONE_ROW,
  'OrderRevision.revision': ONE_ROW,
  'OutcomeOperation.arrested': PUBLISHED,
  'OutcomeOperation.rescued': PUBLISHED,
  'OutcomeStory.version': ONE_ROW,
  ...numbersOf('OutreachCorrection', REACHED, 'adults', 'children', 'female', 'male', 'reach'),
  'OutreachCorrection.version': ONE_ROW,
  'TrainingChange.version': ONE_ROW,
  'OutreachEvent.adults': REACHED,
  'OutreachEvent.children': REACHED,
  'OutreachEvent.female': REACHED,
  'OutreachEvent.male': REACHED,
  'OutreachEvent.reach': REACHED,
  'OutreachEvent.version': ONE_ROW,
  'PhraseParameters.number': ONE_ROW,
  'Repatriation.version': ONE_ROW,
  'HandoverLine.count': 'counts rows that the office of the pack may see, kept with the pack',
  'HandoverPack.version': ONE_ROW,
  'PlanActivity.quarters': ONE_ROW,
  'PlanMeasure.ordinal': ONE_ROW,
  'PlanReview.done': SEEN,
  'PlanReview.dropped': SEEN,
  'PlanReview.planned': SEEN,
  'PlanReview.quarter': ONE_ROW,
  'PlanReview.underWay': SEEN,
  'PlanStep.version': ONE_ROW,
  'ThemeWork.activities': SEEN,
  ...numbersOf('Presentation', ONE_ROW, 'minutes', 'number'),
  'RepatriationMessage.head': OWN_INBOX,
  'RepatriationMessage.number': OWN_INBOX,
  'RepatriationMovement.version': ONE_ROW,
  'RepatriationReceipt.number': OWN_INBOX,
  'Screening.formVersion': ONE_ROW,
  ...numbersOf('ScreeningForm', 'a version of a form, which is no secret of anybody', 'revision', 'version'),
  'StatisticsCell.n': PUBLISHED,
  'SupportPlan.version': ONE_ROW,
  'Suspect.version': ONE_ROW,
  'TableImport.changed': OWN_FILE,
  'TableImport.created': OWN_FILE,
  'TableImport.done': OWN_FILE,
  'TableImport.hiddenSheets': OWN_FILE,
  'TableImport.nextPart': OWN_FILE,
  'TableImport.otherSheets': OWN_FILE,
  'TableImport.received': OWN_FILE,
  'SexKnowledgeChange.n': OFFICIALS,
  'SexKnowledgeChange.value': SEVERAL,
  'SexPairs.change': SEVERAL,
  'SexPairs.pairs': OFFICIALS,
  'SexPairs.postMean': SEVERAL,
  'SexPairs.preMean': SEVERAL,
  'TableImport.rejected': OWN_FILE,
  'TableImport.rows': OWN_FILE,
  'TableImport.unchanged': OWN_FILE,
  'TableImportLine.row': OWN_FILE,
  'Attendance.postScore': ONE_ROW,
  'Attendance.preScore': ONE_ROW,
  'AttendanceReach.participations': OFFICIALS,
  'AttendanceReach.people': OFFICIALS,
  'PolicyVersion.number': 'a version of a policy, which is no secret of anybody',
  'RetrainingDue.peopleDue': OFFICIALS,
  'RetrainingDue.peopleRetrained': OFFICIALS,
  'RetrainingDue.trainingsBefore': 'counts trainings, which are public one by one',
  'RetrainingDue.trainingsSince': 'counts trainings, which are public one by one',
  'MasterTrainerCount.trainers': OFFICIALS,
  ...numbersOf('TestItem', ONE_ROW, 'version'),
  ...numbersOf('TestItemVersion', ONE_ROW, 'number', 'right'),
  ...numbersOf('Attendance', ONE_ROW, 'postAnswers', 'preAnswers'),
  'TopicScore.items': 'counts questions, not people',
  'TopicScore.n': OFFICIALS,
  'TopicScore.postRight': SEVERAL,
  'TopicScore.preRight': SEVERAL,
  'Trainer.version': ONE_ROW,
  'TrainerCascade.eventsLed': 'counts trainings, which are public one by one',
  'TrainerCascade.participationsDirect': OFFICIALS,
  'TrainerCascade.participationsThrough': OFFICIALS,
  'TrainerCascade.people': OFFICIALS,
  'TrainerCascade.trainersFormed': OFFICIALS,
  'TrainingNotice.number': OWN_INBOX,
  'TrainingNoticeMessage.head': OWN_INBOX,
  'TrainingNoticeMessage.number': OWN_INBOX,
  'TestChannelsResult.sent': 'the channels of the caller alone',
  'Tip.additions': 'what the holder of the code has added',
  'TrainingEvent.men': OFFICIALS,
  'TrainingEvent.participants': OFFICIALS,
  'TrainingEvent.version': ONE_ROW,
  'TrainingEvent.women': OFFICIALS,
  'VolunteerGroup.female': VILLAGE,
  'VolunteerGroup.male': VILLAGE,
  'VolunteerGroup.members': VILLAGE,
  'VolunteerGroup.version': ONE_ROW,
  'VolunteerGroup.youth': VILLAGE,
};

/** Scalars that cannot hold a count, besides the words and ids. */
const NO_NUMBERS = ['DateTime', 'LocalDate', 'String', 'ID', 'Boolean'];

const CHOICE = 'KnowledgeChangeBasis';

const graph = composedGraph();
const named = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : named(type.type));
const isOurs = (name: string) => !/^(join|link|core|federation)__/.test(name);
const types = graph.definitions.filter(
  (definition): definition is ObjectTypeDefinitionNode =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && isOurs(definition.name.value),
);
const fields = types.flatMap((type) =>
  (type.fields ?? []).map((field) => ({ name: `${type.name.value}.${field.name.value}`, type: named(field.type) })),
);
const composite = new Set(
  graph.definitions.flatMap((definition) =>
    'name' in definition && definition.name && definition.kind !== Kind.SCALAR_TYPE_DEFINITION
      ? [definition.name.value]
      : [],
  ),
);

describe('the composed graph', () => {
  it('answers no number that is not known to count only what the caller may see', () => {
    const numbers = fields.filter(({ type }) => !composite.has(type) && !NO_NUMBERS.includes(type));
    expect(numbers.map(({ name }) => name).sort()).toEqual(Object.keys(NUMBERS).sort());
  });

  it('has no total of a list', () => {
    // of a file, in bytes; of what an office saw when its pack was gathered, row by row as it may see them
    const counting = fields.filter(({ name }) => /\.(total|count$|size$|length$)/i.test(name));
    const known = ['Attachment.size', 'HandoverLine.count'];
    expect(counting.filter(({ name }) => !known.includes(name))).toEqual([]);
    const pages = types.filter(({ name }) => name.value.endsWith('Connection'));
    expect(pages.length).toBeGreaterThan(3);
    for (const { fields: of } of pages) expect(of!.map(({ name }) => name.value).sort()).toEqual(['edges', 'pageInfo']);
    const page = types.find(({ name }) => name.value === 'PageInfo');
    expect(page!.fields!.map(({ name }) => name.value).sort()).toEqual(['endCursor', 'hasNextPage']);
  });

  it('takes nothing for its statistics but the names of a table and of a quarter', () => {
    const query = types.find(({ name }) => name.value === 'Query')!;
    const argumentsOf = (field: string) =>
      query.fields!.find(({ name }) => name.value === field)!.arguments!.map(({ name }) => name.value);
    expect(argumentsOf('caseStatistics')).toEqual(['cube', 'period']);
    expect(argumentsOf('caseStatisticsPeriods')).toEqual([]);
    expect(argumentsOf('volunteerStatistics')).toEqual(['cube', 'period']);
    expect(argumentsOf('volunteerStatisticsPeriods')).toEqual([]);
    const indicators = types.flatMap(({ fields: of }) => of!).filter(({ type }) => named(type) === 'Indicator');
    expect(indicators.length).toBeGreaterThan(2);
    // whose change of knowledge, of two fixed figures of officials
    const chosen = indicators.filter(({ arguments: given }) => given!.length > 0);
    expect(new Set(chosen.map(({ name }) => name.value))).toEqual(
      new Set(['knowledgeChange', 'knowledgeChangeOverall']),
    );
    for (const { arguments: given } of chosen) expect(given!.map(({ type }) => named(type))).toEqual([CHOICE]);
  });
});
