import type { CanaryLedger } from './ledger.js';

/** A canary for every identifying value that can be supplied, by its input field. */
const SUPPLIED: Readonly<Record<string, (ledger: CanaryLedger) => string>> = {
  'ReportIncidentInput.reporterName': (ledger) => `Reporter ${ledger.token('NAME')}`,
  'ReportIncidentInput.reporterPhone': (ledger) => `+66-00-${ledger.token('PHONE')}`,
  'ReportIncidentInput.reporterRelation': (ledger) => ledger.token('RELATION'),
  'ReportIncidentInput.situation': (ledger) => `${ledger.token('ACCOUNT')} was told.`,
  'SubmitTipInput.seen': (ledger) => `${ledger.token('SEEN')} was seen.`,
  'SubmitTipInput.contact': (ledger) => `+66-00-${ledger.token('CONTACT')}`,
  'AddToTipInput.words': (ledger) => `${ledger.token('ADDED')} too.`,
  'AnswerTipInput.words': (ledger) => `Thank you, ${ledger.token('ANSWER')}.`,
  'AcknowledgeAlertInput.note': (ledger) => `Note ${ledger.token('NOTE')}`,
  'PersonIdentityInput.givenName': (ledger) => ledger.token('GIVEN'),
  'PersonIdentityInput.familyName': (ledger) => ledger.token('FAMILY'),
  'PersonIdentityInput.otherNames': (ledger) => ledger.token('OTHERNAMES'),
  'PersonIdentityInput.bornOn': (ledger) => ledger.day(),
  'PersonIdentityInput.paperNumber': (ledger) => ledger.token('PAPER'),
  'PersonIdentityInput.phone': (ledger) => `+66-00-${ledger.token('PERSON')}`,
  'PersonIdentityInput.address': (ledger) => ledger.token('HOME'),
  'PersonHealthInput.health': (ledger) => ledger.token('HEALTH'),
  'PersonHealthInput.psychosocialNeeds': (ledger) => ledger.token('NEEDS'),
  'ScreeningAnswerInput.answer': (ledger) => ledger.token('ANSWER'),
  'MdtOpinionInput.opinion': (ledger) => ledger.token('OPINION'),
  'PersonShelterInput.name': (ledger) => ledger.token('SHELTER'),
  'PersonShelterInput.address': (ledger) => ledger.token('SHELTERPLACE'),
  'PersonShelterInput.contact': (ledger) => ledger.token('SHELTERCONTACT'),
  'PersonShelterInput.escort': (ledger) => ledger.token('ESCORT'),
  'PersonGuardianInput.name': (ledger) => ledger.token('GUARDIAN'),
  'PersonGuardianInput.contact': (ledger) => ledger.token('GUARDIANCONTACT'),
  'PersonWishWordsInput.words': (ledger) => ledger.token('WISH'),
  'PersonExploitationPlaceInput.site': (ledger) => ledger.token('COMPOUND'),
  'PersonExploitationPlaceInput.location': (ledger) => ledger.token('FLOOR'),
  'AssistanceDetailsInput.notes': (ledger) => `Notes ${ledger.token('HELP')}`,
  'AgreeSupportPlanInput.words': (ledger) => `Agreed, ${ledger.token('AGREED')}.`,
  'SupportGoalInput.words': (ledger) => `To come to ${ledger.token('GOAL')}.`,
  'RecordFollowUpInput.words': (ledger) => `Found ${ledger.token('FOUND')} well.`,
  'ConferenceOpinionInput.words': (ledger) => `We think ${ledger.token('THINK')}.`,
  'RecordCaseConferenceInput.minutes': (ledger) => `Present: ${ledger.token('MINUTES')}.`,
  'SuspectIdentityInput.name': (ledger) => ledger.token('SUSPECT'),
  'SuspectIdentityInput.otherNames': (ledger) => ledger.token('ALIAS'),
  'SuspectIdentityInput.bornOn': (ledger) => ledger.day(),
  'SuspectIdentityInput.paperNumber': (ledger) => ledger.token('SUSPECTPAPER'),
  'SuspectIdentityInput.phone': (ledger) => `+66-00-${ledger.token('SUSPECTPHONE')}`,
  'SuspectIdentityInput.address': (ledger) => ledger.token('DEN'),
  'SuspectIdentityInput.description': (ledger) => ledger.token('SCAR'),
  'OperationPlanInput.plannedOn': (ledger) => ledger.day(),
  'OperationPlanInput.unit': (ledger) => ledger.token('UNIT'),
  'OperationPlanInput.description': (ledger) => `At dawn, ${ledger.token('PLAN')}.`,
  'OpenBreakGlassInput.reason': (ledger) => `Nobody answers, ${ledger.token('REASON')}, and it cannot wait.`,
  'StartCaseEmergencyInput.reason': (ledger) =>
    `The team cannot meet, ${ledger.token('EMERGENCY')}, and it cannot wait.`,
  'ReviewBreakGlassInput.note': (ledger) => `Seen, ${ledger.token('VERDICT')}, and understood.`,
  'DraftReferralInput.notes': (ledger) => `Brings ${ledger.token('REFERRAL')} along.`,
  'OutsideReceiverInput.name': (ledger) => `Hospital ${ledger.token('HOSPITAL')}`,
  'OutsideReceiverInput.channel': (ledger) => `+66-00-${ledger.token('DIAL')}`,
  'AnswerOpenedReferralInput.feedback': (ledger) => `Was seen, ${ledger.token('OUTSIDE')}.`,
  'ReferralOverrideInput.reason': (ledger) => `Nobody could ask, ${ledger.token('OVERRIDE')}, in time.`,
  'SealIdentityPackageInput.note': (ledger) => `Is afraid of ${ledger.token('ACROSS')}.`,
  'AnswerReferralInput.feedback': (ledger) => `Was taken in, ${ledger.token('FEEDBACK')}.`,
  'AddCaseImportChunkInput.text': (ledger) => `cas_Status\n${ledger.token('FILE')}`,
  'FindPersonsInput.value': (ledger) => ledger.token('SOUGHT'),
};

/** Inputs that hold nothing but others of the list above, and amounts and few words that nobody is known by. */
const OTHERS = [
  ...['identity', 'health', 'shelter', 'guardian', 'wishWords', 'exploitationPlace'].flatMap((group) => [
    `RegisterPersonInput.${group}`,
    `UpdatePersonInput.${group}`,
  ]),
  'ReportedPersonInput.identity',
  'PersonIdentityInput.paperKind',
  ...['AssistanceDetailsInput.amountClaimed', 'AssistanceDetailsInput.amountPaid'],
  ...['ChangeAssistanceInput.details', 'CreateAssistanceInput.details'],
  ...['SendReferralInput.override', 'DraftReferralInput.outside'],
  ...['RegisterSuspectInput', 'UpdateSuspectInput'].map((input) => `${input}.identity`),
  'SuspectIdentityInput.paperKind',
  ...['PlanOperationInput', 'ChangeOperationPlanInput'].map((input) => `${input}.plan`),
  'OperationPlanInput.district',
];

export const SUPPLIED_COORDINATES = [...Object.keys(SUPPLIED), ...OTHERS].sort();

/** An input with a new canary in each identifying field. */
export const suppliedFor = (input: string, ledger: CanaryLedger): Record<string, string> =>
  Object.fromEntries(
    Object.entries(SUPPLIED).flatMap(([coordinate, make]) =>
      coordinate.startsWith(`${input}.`) ? [[coordinate.slice(input.length + 1), make(ledger)]] : [],
    ),
  );

/** How each identifying value of a case, a person, a suspect and an operation is asked for: the field, and what is below it. */
export const IDENTIFYING = {
  'Case.reporter': ['Reporter', ['name', 'phone', 'relation', 'situation']],
  'Case.reporters': ['Reporter', ['name', 'phone', 'relation', 'situation']],
  'Case.tipMessages': ['TipMessage', ['from', 'words', 'writtenAt']],
  'Person.identity': [
    'PersonIdentity',
    ['givenName', 'familyName', 'otherNames', 'bornOn', 'paperKind', 'paperNumber', 'phone', 'address'],
  ],
  'Person.health': ['PersonHealth', ['health', 'psychosocialNeeds']],
  'Person.shelter': ['PersonShelter', ['name', 'address', 'contact', 'escort']],
  'Person.guardian': ['PersonGuardian', ['name', 'contact']],
  'Person.wishWords': ['PersonWishWords', ['words']],
  'Person.exploitationPlace': ['PersonExploitationPlace', ['site', 'location']],
  'Suspect.identity': [
    'SuspectIdentity',
    ['name', 'otherNames', 'bornOn', 'paperKind', 'paperNumber', 'phone', 'address', 'description'],
  ],
  'Operation.plan': ['OperationPlan', ['plannedOn', 'district', 'unit', 'description']],
} as const;
export type Identifying = keyof typeof IDENTIFYING;

/** An identifying link, whose value is the id of a row of another type: every combination of it is asked elsewhere. */
const LINKS = ['Repatriation.case'];
/** Read through the list of what help a person gets. */
const HELP = [
  'Assistance.details',
  ...['amountClaimed', 'amountPaid', 'notes'].map((part) => `AssistanceDetails.${part}`),
  ...['SupportPlan.words', 'SupportGoal.words', 'FollowUp.words'],
];
/** Words of a referral, each a text by itself. */
export const REFERRAL_WORDS = [
  ...(['Referral.notes', 'Referral.overrideReason', 'Referral.feedback'] as const),
  ...(['Referral.receiver', 'Referral.channel'] as const),
];
/** What those who watch over emergency access read. */
const OVERSIGHT = ['BreakGlass.reason', 'BreakGlassReview.note', 'CaseEmergency.reason'];
/** A file with the identity that is asked for elsewhere value by value. */
const FILES = ['IdentifiedExportPage.text', 'Referral.primeroFile'];
/** Answers of screenings and opinions of reviews, each with what it is about. */
const ASSESSMENT = {
  ScreeningAnswer: ['screening', 'question', 'answer'],
  MdtOpinion: ['review', 'discipline', 'opinion'],
};
/** What was said at a conference. */
const CONFERRED = ['minutes', 'opinions'].map((field) => `CaseConference.${field}`);
/** What is read by a code: answers to a tip, and a package. */
const RECEIPT = [
  ...['TipAnswer.words', 'ReferralPackage.notes', 'ReferralPackage.persons'],
  'ReferralPackage.primeroFile',
  ...['PackagePerson.values', 'PackageValue.name', 'PackageValue.value'],
];

/** What one official of the other side opens, once. */
const DISCLOSED = [
  ...['persons', 'note'].map((field) => `IdentityPackage.${field}`),
  ...['DisclosedPerson.values', 'DisclosedValue.name', 'DisclosedValue.value'],
];

/** Each once: two fields may lead to values of one type. */
export const ASKED_COORDINATES = [
  ...new Set([
    ...Object.entries(IDENTIFYING).flatMap(([field, [type, parts]]) => [
      field,
      ...parts.map((part) => `${type}.${part}`),
    ]),
    ...LINKS,
    ...REFERRAL_WORDS,
    ...OVERSIGHT,
    ...HELP,
    ...['Person.assessment', 'PersonAssessment.answers', 'PersonAssessment.opinions'],
    ...Object.entries(ASSESSMENT).flatMap(([type, fields]) => fields.map((field) => `${type}.${field}`)),
    ...RECEIPT,
    ...DISCLOSED,
    ...CONFERRED,
    ...['office', 'words'].map((field) => `ConferenceOpinion.${field}`),
    ...FILES,
  ]),
].sort();

/** The selection of what a person answered and what was thought of it, for a purpose. */
export const assessmentFor = (purpose: string): string =>
  `assessment(purpose: ${purpose}) { answers { ${ASSESSMENT.ScreeningAnswer.join(' ')} }
    opinions { ${ASSESSMENT.MdtOpinion.join(' ')} } }`;

/** The selection of one identifying field for a purpose. */
export const askedFor = (coordinate: Identifying, purpose: string): string =>
  `${coordinate.split('.')[1]}(purpose: ${purpose}) { ${IDENTIFYING[coordinate][1].join(' ')} }`;
