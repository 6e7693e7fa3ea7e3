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
  'PersonShelterInput.name': (ledger) => ledger.token('SHELTER'),
  'PersonShelterInput.address': (ledger) => ledger.token('SHELTERPLACE'),
  'PersonShelterInput.contact': (ledger) => ledger.token('SHELTERCONTACT'),
  'PersonShelterInput.escort': (ledger) => ledger.token('ESCORT'),
  'OpenBreakGlassInput.reason': (ledger) => `Nobody answers, ${ledger.token('REASON')}, and it cannot wait.`,
  'ReviewBreakGlassInput.note': (ledger) => `Seen, ${ledger.token('VERDICT')}, and understood.`,
  'FindPersonsInput.value': (ledger) => ledger.token('SOUGHT'),
};

/** Inputs that hold nothing but others of the list above, and one of a few words that nobody is known by. */
const OTHERS = [
  ...['identity', 'health', 'shelter'].flatMap((group) => [
    `RegisterPersonInput.${group}`,
    `UpdatePersonInput.${group}`,
  ]),
  'PersonIdentityInput.paperKind',
];

export const SUPPLIED_COORDINATES = [...Object.keys(SUPPLIED), ...OTHERS].sort();

/** An input with a new canary in each identifying field. */
export const suppliedFor = (input: string, ledger: CanaryLedger): Record<string, string> =>
  Object.fromEntries(
    Object.entries(SUPPLIED).flatMap(([coordinate, make]) =>
      coordinate.startsWith(`${input}.`) ? [[coordinate.slice(input.length + 1), make(ledger)]] : [],
    ),
  );

/** How each identifying value of a case and of a person is asked for: the field, and what is below it. */
export const IDENTIFYING = {
  'Case.reporter': ['Reporter', ['name', 'phone', 'relation', 'situation']],
  'Case.tipMessages': ['TipMessage', ['from', 'words', 'writtenAt']],
  'Person.identity': [
    'PersonIdentity',
    ['givenName', 'familyName', 'otherNames', 'bornOn', 'paperKind', 'paperNumber', 'phone', 'address'],
  ],
  'Person.health': ['PersonHealth', ['health', 'psychosocialNeeds']],
  'Person.shelter': ['PersonShelter', ['name', 'address', 'contact', 'escort']],
} as const;
export type Identifying = keyof typeof IDENTIFYING;

/** An identifying link, whose value is the id of a row of another type: every combination of it is asked elsewhere. */
const LINKS = ['Repatriation.case'];
/** What those who watch over emergency access read. */
const OVERSIGHT = ['BreakGlass.reason', 'BreakGlassReview.note'];
/** What whoever sent a tip reads by its code. */
const RECEIPT = ['TipAnswer.words'];

export const ASKED_COORDINATES = [
  ...Object.entries(IDENTIFYING).flatMap(([field, [type, parts]]) => [
    field,
    ...parts.map((part) => `${type}.${part}`),
  ]),
  ...LINKS,
  ...OVERSIGHT,
  ...RECEIPT,
].sort();

/** The selection of one identifying field for a purpose. */
export const askedFor = (coordinate: Identifying, purpose: string): string =>
  `${coordinate.split('.')[1]}(purpose: ${purpose}) { ${IDENTIFYING[coordinate][1].join(' ')} }`;
