import {
  casePersons,
  caseReferrals,
  cases,
  caseShares,
  committees,
  counterparts,
  crossings,
  curricula,
  type DemoCase,
  liaisonAssignments,
  materials,
  offices,
  organizations,
  outcomeStories,
  outreachEvents,
  people,
  place,
  places,
  repatriations,
  policies,
  trainings,
  volunteerGroups,
} from '@hub/cast';
import type { AccessPurpose, OfficeKind } from '@hub/vocabulary';
import { held, isOpen, isOpenTo, PURPOSES, type Reader, recipientOf } from './matrix.js';

/** One row of the demo, and who may see it, said in plain words. */
export interface Row {
  readonly type: string;
  /** What a reference to it holds. */
  readonly key: Readonly<Record<string, string>>;
  readonly isVisibleTo: (reader: Reader) => boolean;
  /** Whether its identifying fields open to who may see it, signed in with a second factor. */
  readonly isOpenedTo: (reader: Reader, what: Opening) => boolean;
  /** Whose it is, of what belongs to one office. */
  readonly office?: string;
}

/** An identifying field, and what it is read for where a field wants to be told. */
export interface Opening {
  readonly coordinate: string;
  readonly purpose?: AccessPurpose | undefined;
}

const now = new Date();
const nobody = () => false;
const everybody = () => true;

const holds = (reader: Reader, kinds: readonly OfficeKind[], committee?: string): boolean =>
  held(reader).some((office) => kinds.includes(office.kind) && (!committee || office.committee === committee));

const provinceOf = (pcode: string): string | undefined => {
  const { level, parent } = place(pcode);
  if (level === 'PROVINCE') return committees.find((each) => each.place === pcode)?.id;
  return parent ? provinceOf(parent) : undefined;
};

const isSecretariatOf = (reader: Reader, pcode: string): boolean => {
  const province = provinceOf(pcode);
  return province !== undefined && holds(reader, ['SECRETARIAT'], province);
};

/** Offices that a report is addressed to, of the committee that answers for it. */
const isAddressed = (reader: Reader, { leadCommittee, urgency, minorInvolved }: DemoCase): boolean => {
  const { level } = committees.find(({ id }) => id === leadCommittee)!;
  return holds(
    reader,
    [
      ...(level === 'DISTRICT' ? (['SUPPRESSION_GROUP', 'FOCAL_POINT'] as const) : []),
      ...(level === 'PROVINCE' ? (['SECRETARIAT'] as const) : []),
      ...(level === 'NATIONAL' ? (['NATIONAL_DESK'] as const) : []),
      ...(urgency === 'EMERGENCY' ? (['CHAIR'] as const) : []),
      ...(minorInvolved ? (['REHABILITATION_GROUP'] as const) : []),
    ],
    leadCommittee,
  );
};

/** Offices across the border from where persons were exploited are told of the case, and see no person of it. */
const isAcross = (reader: Reader, { exploitedAt }: DemoCase): boolean =>
  committees.some(
    ({ id, level, place: home }) =>
      level === 'DISTRICT' &&
      exploitedAt !== null &&
      place(home).faces.includes(exploitedAt) &&
      holds(reader, ['SUPPRESSION_GROUP', 'FOCAL_POINT'], id),
  );

/** The offices it is addressed to, the executive of the committee that leads it, and its province's secretariat. */
export const seesCase = (reader: Reader, demo: DemoCase): boolean => isAcross(reader, demo) || answersFor(reader, demo);

const answersFor = (reader: Reader, demo: DemoCase): boolean =>
  isAddressed(reader, demo) ||
  holds(reader, ['CHAIR', 'VICE_CHAIR'], demo.leadCommittee) ||
  sharesOf(reader, demo).length > 0 ||
  isSecretariatOf(reader, demo.district);

const sharesOf = (reader: Reader, demo: DemoCase) =>
  caseShares.filter((share) => share.case === demo.id && held(reader).some(({ id }) => id === share.office));

/** Why somebody may read what identifies in a case: work on it, or a share of it, through an office of some kind. */
export interface Ground {
  readonly kind: OfficeKind;
  /** Of a share; work is for every purpose that the office can have. */
  readonly purposes?: readonly AccessPurpose[];
}

/** Whoever accepted the first alert of a case works on it: the first officer of the group, and no other of them. */
const groundsOf = (reader: Reader, demo: DemoCase): Ground[] => [
  ...(demo.state !== 'REPORTED' && isFirstOfficerOf(reader, demo.leadCommittee)
    ? [{ kind: 'SUPPRESSION_GROUP' as const }]
    : []),
  ...sharesOf(reader, demo).flatMap(({ office, purposes }) =>
    held(reader).flatMap(({ id, kind }) => (id === office ? [{ kind, purposes }] : [])),
  ),
];

const isFirstOfficerOf = ({ person }: Reader, committee: string): boolean => {
  const group = offices.find((each) => each.kind === 'SUPPRESSION_GROUP' && each.committee === committee);
  return group !== undefined && person?.id === people.find((each) => each.offices.includes(group.id))?.id;
};

type Consent = Pick<(typeof casePersons)[number]['consent'], 'purposes' | 'recipients'>;

/** What identifies is for a purpose: of the office, of the share, and of the consent where a person must give one. */
export const opens = (
  { kind, purposes }: Ground,
  { coordinate, purpose }: Opening,
  consent: Consent | 'NOT_NEEDED',
): boolean =>
  purpose !== undefined &&
  isOpenTo(coordinate, kind) &&
  (PURPOSES[kind]?.includes(purpose) ?? false) &&
  (purposes?.includes(purpose) ?? true) &&
  (consent === 'NOT_NEEDED' ||
    (consent.purposes.includes(purpose) && consent.recipients.some((each) => each === recipientOf(kind))));

const TRAINED: readonly OfficeKind[] = [
  ...(['CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'PREVENTION_GROUP', 'SUPPRESSION_GROUP', 'REHABILITATION_GROUP'] as const),
];
const VOLUNTEERS_KNOWN_TO: readonly OfficeKind[] = ['CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'PREVENTION_GROUP'];

/** A committee's own members, its province's secretariat and the national desk. */
const seesWorkOf = (reader: Reader, committee: string): boolean =>
  held(reader).some((office) => office.committee === committee) ||
  isSecretariatOf(reader, committees.find(({ id }) => id === committee)!.place) ||
  holds(reader, ['NATIONAL_DESK']);

const publicRows = (type: string, key: string, values: readonly string[]): Row[] =>
  values.map((value) => ({ type, key: { [key]: value }, isVisibleTo: everybody, isOpenedTo: nobody }));

export interface CaseRow extends Row {
  readonly demo: DemoCase;
}

export const caseRows: readonly CaseRow[] = cases(now).map((demo) => ({
  type: 'Case',
  demo,
  key: { id: demo.id },
  isVisibleTo: (reader) => seesCase(reader, demo),
  isOpenedTo: (reader, what) => groundsOf(reader, demo).some((ground) => opens(ground, what, 'NOT_NEEDED')),
}));

/** Rows of persons are seen through an office that may read persons and sees the case itself. */
const seesPersonsOf = (reader: Reader, demo: DemoCase): boolean =>
  held(reader).some(
    ({ id, kind }) =>
      isOpenTo('Person.id', kind) && answersFor({ ...reader, person: { ...reader.person!, offices: [id] } }, demo),
  );

export const personRows = casePersons.map((demo) => {
  const about = cases(now).find(({ id }) => id === demo.case)!;
  return {
    type: 'Person',
    demo,
    key: { id: demo.id },
    isVisibleTo: (reader: Reader) => seesPersonsOf(reader, about),
    isOpenedTo: (reader: Reader, what: Opening) =>
      groundsOf(reader, about).some((ground) => opens(ground, what, demo.consent)),
  };
});

/** A referral is seen with its case, and by its receiver, whose only share of this case it is. */
export const referralRows = caseReferrals.map((demo) => {
  const about = cases(now).find(({ id }) => id === demo.case)!;
  const persons = casePersons.filter(({ id }) => demo.persons.includes(id));
  return {
    type: 'Referral',
    demo,
    key: { id: demo.id },
    isVisibleTo: (reader: Reader) => seesCase(reader, about),
    // the receiver reads the notes, and nothing that is for the sender
    isOpenedTo: (reader: Reader, what: Opening) =>
      groundsOf(reader, about).some(
        (ground) =>
          (!ground.purposes || /^Referral\.(notes|primeroFile)$/.test(what.coordinate)) &&
          persons.every(({ consent }) => opens(ground, what, consent)),
      ),
  };
});

export const repatriationRows = repatriations(now).map((demo) => ({
  type: 'Repatriation',
  demo,
  key: { id: demo.id },
  isVisibleTo: (reader: Reader) => seesWorkOf(reader, demo.leadCommittee),
  isOpenedTo: everybody,
}));

export const counterpartRows: readonly Row[] = counterparts.map(({ id }) => ({
  type: 'CounterpartOffice',
  key: { id },
  isVisibleTo: (reader) =>
    liaisonAssignments.some((each) => each.counterpart === id && seesWorkOf(reader, each.committee)),
  isOpenedTo: nobody,
}));

/** An alert is seen by the office that got it, and by whoever may see its case. */
export const alertRow = (alert: { readonly id: string; readonly office: string; readonly case: string }): Row => {
  const about = caseRows.find(({ demo }) => demo.id === alert.case)!;
  return {
    type: 'CaseAlert',
    key: { id: alert.id },
    office: alert.office,
    isVisibleTo: (reader) => held(reader).some(({ id }) => id === alert.office) || about.isVisibleTo(reader),
    isOpenedTo: nobody,
  };
};

const officialRows: readonly Row[] = people.map(({ id }) => ({
  type: 'Official',
  key: { id },
  isVisibleTo: (reader) => isOpen('Official.id', reader),
  isOpenedTo: nobody,
}));

/** The first villages of each district; whoever works with volunteers sees those of its committee, and the province its own. */
const volunteerRows: readonly Row[] = volunteerGroups
  .filter(({ place: district }, index) => volunteerGroups.findIndex((each) => each.place === district) === index)
  .map(({ id, place: district }) => {
    const own = committees.find((each) => each.place === district)?.id;
    const isAbove = (reader: Reader) => holds(reader, ['CHAIR', 'SECRETARIAT'], provinceOf(district));
    return {
      type: 'VolunteerGroup',
      key: { id },
      isVisibleTo: (reader: Reader) =>
        isAbove(reader) || (own !== undefined && holds(reader, VOLUNTEERS_KNOWN_TO, own)),
      isOpenedTo: nobody,
    };
  });

/** A story is its committee's own, and of those above it, until it is published. */
const storyRows: readonly Row[] = outcomeStories.map(({ id, committee, state }) => ({
  type: 'OutcomeStory',
  key: { id },
  isVisibleTo: (reader) =>
    state === 'PUBLISHED' ||
    holds(reader, TRAINED, committee) ||
    holds(reader, ['CHAIR', 'SECRETARIAT'], provinceOf(committees.find((each) => each.id === committee)!.place)) ||
    holds(reader, ['NATIONAL_DESK']),
  isOpenedTo: nobody,
}));

/** Every row that can be asked for by a key of the demo. */
export const demoRows: readonly Row[] = [
  ...caseRows,
  ...personRows,
  ...referralRows,
  ...repatriationRows,
  ...counterpartRows,
  ...officialRows,
  ...volunteerRows,
  ...storyRows,
  ...publicRows(
    'Committee',
    'id',
    committees.map(({ id }) => id),
  ),
  ...publicRows(
    'Office',
    'id',
    offices.map(({ id }) => id),
  ),
  ...publicRows(
    'Organization',
    'id',
    organizations.map(({ id }) => id),
  ),
  ...publicRows(
    'Place',
    'pcode',
    places.map(({ pcode }) => pcode),
  ),
  ...publicRows(
    'BorderCrossing',
    'id',
    crossings.map(({ id }) => id),
  ),
  ...publicRows(
    'PolicyVersion',
    'id',
    policies.flatMap(({ versions }) => versions.map(({ id }) => id)),
  ),
  ...publicRows(
    'OutreachEvent',
    'id',
    outreachEvents.map(({ id }) => id),
  ),
  ...publicRows(
    'Curriculum',
    'id',
    curricula.map(({ id }) => id),
  ),
  ...publicRows(
    'Material',
    'id',
    materials.map(({ id }) => id),
  ),
  ...publicRows(
    'TrainingEvent',
    'id',
    trainings(now).map(({ id }) => id),
  ),
];
