import { ACCESS_PURPOSES } from '@hub/vocabulary';
import { askedFor, assessmentFor, IDENTIFYING, type Identifying, REFERRAL_WORDS } from './identifying-values.js';
import { caseRows } from './rows.js';

const inEachCase = (selection: string): string => `{ cases(first: 50) { edges { node { id ${selection} } } } }`;
const inEachPerson = (selection: string): string =>
  inEachCase(`persons(first: 10) { edges { node { id ${selection} } } }`);
const PERSON_FIELDS = (Object.keys(IDENTIFYING) as Identifying[]).filter((field) => field.startsWith('Person.'));
const inEachReferral = (field: (typeof REFERRAL_WORDS)[number], purpose: string): string =>
  inEachCase(`referrals { id ${field.split('.')[1]}(purpose: ${purpose}) }`);
/** What everybody reads in the end. */
export const READS = [
  ...ACCESS_PURPOSES.flatMap((purpose) => [
    inEachCase(askedFor('Case.reporter', purpose)),
    inEachCase(askedFor('Case.tipMessages', purpose)),
    ...PERSON_FIELDS.map((field) => inEachPerson(askedFor(field, purpose))),
    inEachPerson(assessmentFor(purpose)),
    inEachCase(
      `conferences { edges { node { state minutes(purpose: ${purpose}) opinions(purpose: ${purpose}) { words } } } }`,
    ),
    inEachCase(`suspects(first: 10) { edges { node { id ${askedFor('Suspect.identity', purpose)} } } }`),
    inEachCase(`operations(first: 10) { edges { node { id ${askedFor('Operation.plan', purpose)} } } }`),
  ]),
  ...ACCESS_PURPOSES.flatMap((purpose) => REFERRAL_WORDS.map((field) => inEachReferral(field, purpose))),
  inEachPerson('sex ageBand consents { basis } screenings { finding indicators by { id } }'),
  ...ACCESS_PURPOSES.map((purpose) =>
    inEachPerson(
      `assistances { edges { node { type details(purpose: ${purpose}) { amountClaimed amountPaid notes } } } }`,
    ),
  ),
  ...ACCESS_PURPOSES.map((purpose) =>
    inEachPerson(
      `supportPlan { words(purpose: ${purpose}) goals { type words(purpose: ${purpose}) } }
        followUps { edges { node { method words(purpose: ${purpose}) } } }`,
    ),
  ),
  inEachCase(
    'nextSteps { to missing { code } } steps { act } team { discipline office { id } } mdtReviews { members { discipline } decisions { person } } emergency { runs startedBy { id } }',
  ),
  inEachCase('emergency { id reason }'),
  inEachCase('emergency { persons { id sex ageBand traffickingStatus } verdict }'),
  inEachCase(
    'state alerts { id acknowledgements { kind at } } assignments { since } repatriations { edges { node { id ref } } }',
  ),
  '{ repatriations { edges { node { ref steps { state } release { legalBasis } case { id } } } } }',
  '{ repatriations { edges { node { ref steps { state } release { legalBasis } } } } }',
  `{ repatriations { edges { node { proofs { proof } releases { act legalBasis scope } handover { side } coordination { level act } counterpartUpdates { kind answer { state } } messages { edges { node { text office { id } } } } release { withdrawal } nextSteps { to }
    movement { id } } } } }`,
  '{ committees { edges { node { code nameEn place { nameEn } } } } trainingEvents { edges { node { title } } } }',
  `{ committees { edges { node { capacityPlans { edges { node { activities { title } year { held } } } } } } } }`,
  '{ curricula { edges { node { titleEn published { modules { titleEn } } } } } materials { edges { node { titleEn } } } }',
  '{ breakGlasses { edges { node { id case reason review { verdict note } } } } }',
  `{ accessReport(case: "${caseRows[0]!.demo.id}", first: 100) { edges { node { action purpose } } } }`,
  '{ myReports(first: 50) { edges { node { id reportedAt progress } } } }',
  '{ me { id name offices { since } } myInboxes { head openAlerts } }',
];
