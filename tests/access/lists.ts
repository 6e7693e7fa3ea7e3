import { committees, counterparts, liaisonAssignments, offices } from '@hub/cast';
import { ACCESS_PURPOSES, type AccessPurpose } from '@hub/vocabulary';
import { isOpen, type Reader } from './matrix.js';
import {
  type CaseRow,
  caseRows,
  counterpartRows,
  personRows,
  referralRows,
  repatriationRows,
  type Row,
} from './rows.js';

/** A list that the graph offers, and the rows of the demo that belong in it. */
export interface List {
  readonly name: string;
  /** The fields it leads over. */
  readonly coordinates: readonly string[];
  readonly query: string;
  /** What should come, by id or reference, in any order. */
  readonly wanted: (reader: Reader) => readonly string[];
}

export interface AlertOfDemo {
  readonly row: Row;
  readonly id: string;
  readonly office: string;
  readonly case: string;
}

const PAGE = (fields: string) => `(first: 50) { edges { node { ${fields} } } pageInfo { hasNextPage } }`;
const visible = (rows: readonly Row[], reader: Reader): string[] =>
  rows.flatMap((row) => (row.isVisibleTo(reader) ? Object.values(row.key) : []));

const ofCommittee = (committee: string, alerts: readonly AlertOfDemo[]): List[] => {
  const { code } = committees.find(({ id }) => id === committee)!;
  const own = new Set(offices.flatMap((each) => (each.committee === committee ? [each.id] : [])));
  const list = (field: string, selection: string, wanted: List['wanted']): List => ({
    name: `${field} of ${code}`,
    coordinates: [`Committee.${field}`],
    query: `{ committee(id: "${committee}") { ${field}${selection} } }`,
    wanted,
  });
  const led = <Led extends { demo: { leadCommittee: string } }>({ demo }: Led) => demo.leadCommittee === committee;
  return [
    list('cases', PAGE('rowId: id'), (reader) => visible(caseRows.filter(led), reader)),
    list('openReferrals', PAGE('rowId: id'), (reader) =>
      visible(
        referralRows.filter(({ demo }) => caseRows.some((each) => each.demo.id === demo.case && led(each))),
        reader,
      ),
    ),
    list('repatriations', PAGE('rowId: id'), (reader) => visible(repatriationRows.filter(led), reader)),
    list('alerts', PAGE('rowId: id'), (reader) =>
      visible(
        alerts.filter(({ office }) => own.has(office)).map(({ row }) => row),
        reader,
      ),
    ),
    list('counterparts', ' { rowId: id }', (reader) =>
      visible(
        counterpartRows.filter(({ key }) =>
          liaisonAssignments.some((each) => each.committee === committee && each.counterpart === key['id']),
        ),
        reader,
      ),
    ),
  ];
};

const ofCase = ({ demo, ...row }: CaseRow): List => ({
  name: `repatriations of case ${demo.key}`,
  coordinates: ['Case.id', 'Case.repatriations'],
  query: `{ case(id: "${demo.id}") { repatriations${PAGE('rowId: id')} } }`,
  wanted: (reader) =>
    row.isVisibleTo(reader)
      ? visible(
          repatriationRows.filter((each) => each.demo.case === demo.id),
          reader,
        )
      : [],
});

const personsOf = ({ demo, isVisibleTo }: CaseRow): List => ({
  name: `persons of case ${demo.key}`,
  coordinates: ['Case.id', 'Case.persons'],
  query: `{ case(id: "${demo.id}") { persons${PAGE('rowId: id')} } }`,
  wanted: (reader) =>
    isVisibleTo(reader)
      ? visible(
          personRows.filter((each) => each.demo.case === demo.id),
          reader,
        )
      : [],
});

const referralsOf = ({ demo, isVisibleTo }: CaseRow): List => ({
  name: `referrals of case ${demo.key}`,
  coordinates: ['Case.id', 'Referral.id'],
  query: `{ case(id: "${demo.id}") { referrals { rowId: id } } }`,
  wanted: (reader) =>
    isVisibleTo(reader)
      ? visible(
          referralRows.filter((each) => each.demo.case === demo.id),
          reader,
        )
      : [],
});

/** What came to the offices of the reader. */
const incoming: List = {
  name: 'incoming referrals',
  coordinates: ['Referral.id'],
  query: `{ referrals(direction: INCOMING, first: 50) { edges { node { rowId: id } } } }`,
  wanted: ({ person }) => referralRows.flatMap(({ demo }) => (person?.offices.includes(demo.office) ? [demo.id] : [])),
};

/** What the first group of a case sent out. */
const outgoing: List = {
  name: 'outgoing referrals',
  coordinates: ['Referral.id'],
  query: `{ referrals(direction: OUTGOING, first: 50) { edges { node { rowId: id } } } }`,
  wanted: ({ person }) =>
    referralRows.flatMap(({ demo }) => {
      const { leadCommittee } = caseRows.find((each) => each.demo.id === demo.case)!.demo;
      const group = offices.find(({ kind, committee }) => kind === 'SUPPRESSION_GROUP' && committee === leadCommittee)!;
      return person?.offices.includes(group.id) ? [demo.id] : [];
    }),
};

/** A search finds only those whom the searcher may identify for that purpose. */
const searchFor = ({ demo, key, isOpenedTo }: (typeof personRows)[number], purpose: AccessPurpose): List => ({
  name: `search for ${demo.key}, ${purpose}`,
  coordinates: ['Person.identity'],
  query: `{ personsByIdentifier(input: { kind: PAPER, value: "${demo.identity.paperNumber}", purpose: ${purpose} }) { rowId: id } }`,
  wanted: (reader) =>
    reader.mfa && isOpenedTo(reader, { coordinate: 'Person.identity', purpose }) ? Object.values(key) : [],
});

/** Only whoever holds an office reads its inbox. */
const inboxOf = (office: string, alerts: readonly AlertOfDemo[]): List => ({
  name: `inbox of ${offices.find(({ id }) => id === office)!.key}`,
  coordinates: ['CaseAlert.id'],
  query: `{ inbox(office: "${office}", first: 100) { rowId: id } }`,
  wanted: ({ person }) =>
    person?.offices.includes(office) ? alerts.filter((each) => each.office === office).map(({ id }) => id) : [],
});

/** A counterpart office follows what was released to it, and nothing else. */
const feedOf = (office: string): List => ({
  name: `repatriations followed by ${counterparts.find(({ id }) => id === office)!.key}`,
  coordinates: ['RepatriationUpdate.ref'],
  query: `{ repatriationFeed(office: "${office}", first: 50) { edges { node { rowId: ref } } } }`,
  wanted: ({ person }) =>
    person?.offices.includes(office)
      ? repatriationRows.flatMap(({ demo }) => (demo.counterpart === office && demo.releasedAt ? [demo.ref] : []))
      : [],
});

/** Every list, in which no row may stand that its reader may not see, and none be missing. */
export const lists = (alerts: readonly AlertOfDemo[]): List[] => [
  {
    name: 'cases',
    coordinates: ['Case.id'],
    query: `{ cases${PAGE('rowId: id')} }`,
    wanted: (reader) => visible(caseRows, reader),
  },
  {
    name: 'repatriations',
    coordinates: ['Repatriation.id'],
    query: `{ repatriations${PAGE('rowId: id')} }`,
    wanted: (reader) => visible(repatriationRows, reader),
  },
  ...committees.flatMap(({ id }) => ofCommittee(id, alerts)),
  ...caseRows.flatMap((row) => [ofCase(row), personsOf(row), referralsOf(row)]),
  incoming,
  outgoing,
  ...personRows.flatMap((row) => ACCESS_PURPOSES.map((purpose) => searchFor(row, purpose))),
  ...offices.map(({ id }) => inboxOf(id, alerts)),
  ...counterparts.map(({ id }) => feedOf(id)),
];

export const isListOpen = ({ coordinates }: List, reader: Reader): boolean =>
  coordinates.every((coordinate) => isOpen(coordinate, reader));

/** Every `rowId` in an answer. */
export const rowIdsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'rowId' ? [String(inner)] : rowIdsIn(inner)));
};
