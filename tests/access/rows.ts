import {
  cases,
  committees,
  counterparts,
  crossings,
  type DemoCase,
  liaisonAssignments,
  offices,
  organizations,
  people,
  place,
  places,
  repatriations,
  trainings,
} from '@hub/cast';
import type { OfficeKind } from '@hub/vocabulary';
import { held, isOpen, type Reader } from './matrix.js';

/** One row of the demo, and who may see it, said in plain words. */
export interface Row {
  readonly type: string;
  /** What a reference to it holds. */
  readonly key: Readonly<Record<string, string>>;
  readonly isVisibleTo: (reader: Reader) => boolean;
  /** Whether its identifying fields open to who may see it, signed in with a second factor. */
  readonly isOpenedTo: (reader: Reader) => boolean;
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

/** The offices it is addressed to, the executive of the committee that leads it, and its province's secretariat. */
export const seesCase = (reader: Reader, demo: DemoCase): boolean =>
  isAddressed(reader, demo) ||
  holds(reader, ['CHAIR', 'VICE_CHAIR'], demo.leadCommittee) ||
  isSecretariatOf(reader, demo.district);

/** Whoever accepted the first alert of a case works on it: the duty officer of the district. */
const worksOn = (reader: Reader, demo: DemoCase): boolean =>
  demo.state !== 'REPORTED' && holds(reader, ['SUPPRESSION_GROUP'], demo.leadCommittee);

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
  isOpenedTo: (reader) => worksOn(reader, demo),
}));

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
export const alertRow = (alert: { readonly id: string; readonly office: string; readonly case: string }): Row => ({
  type: 'CaseAlert',
  key: { id: alert.id },
  isVisibleTo: (reader) =>
    held(reader).some(({ id }) => id === alert.office) ||
    seesCase(
      reader,
      cases(now).find(({ id }) => id === alert.case)!,
    ),
  isOpenedTo: nobody,
});

const officialRows: readonly Row[] = people.map(({ id }) => ({
  type: 'Official',
  key: { id },
  isVisibleTo: (reader) => isOpen('Official.id', reader),
  isOpenedTo: nobody,
}));

/** Every row that can be asked for by a key of the demo. */
export const demoRows: readonly Row[] = [
  ...caseRows,
  ...repatriationRows,
  ...counterpartRows,
  ...officialRows,
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
    'TrainingEvent',
    'id',
    trainings(now).map(({ id }) => id),
  ),
];
