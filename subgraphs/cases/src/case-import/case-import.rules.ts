import {
  type CaseState,
  CsvError,
  type ErrorCode,
  type ExchangedPerson,
  HTCDS_COLUMNS,
  type HtcdsCaseStatus,
  type HtcdsRow,
  isChild,
  nameOfHeading,
  parseCsv,
  type PersonsBand,
  personOfRow,
  problemsOfHeadings,
  problemsOfRow,
  type Rejection,
} from '@hub/vocabulary';
import { ageBandOf } from '../person/person.rules.js';

/** How large a file may be, and each part of it. */
export const LARGEST = { characters: 80_000, rowsOfChunk: 100, rows: 5_000 };

/** A part of a file as it was read. */
export interface ChunkRead {
  readonly rows: readonly HtcdsRow[];
  /** Numbered within the part. */
  readonly rejections: readonly Rejection[];
}

const MUST_BE_THERE = ['cas_Status', 'vic_TraffickingStatus', 'con_Consent'];

/** What is wrong with the headings, which are row 0. */
const problemsOfHtcds = (headings: readonly string[]): Rejection[] =>
  problemsOfHeadings(
    headings.map((heading) => nameOfHeading(heading) ?? null),
    {
      ...{ row: 0, required: MUST_BE_THERE, missing: 'HTCDS_COLUMN_MISSING', repeated: 'HTCDS_COLUMN_REPEATED' },
      unknown: 'HTCDS_COLUMN_UNKNOWN',
    },
  );

/** Ticks are written in several ways, and so are blanks. */
const cellOf = (name: string, told: string): string => {
  const cell = told.trim();
  if (HTCDS_COLUMNS.find((column) => column.name === name)?.type !== 'CHECKBOX') return cell;
  const said = cell.toLowerCase();
  if (['true', '1', 'yes'].includes(said)) return 'true';
  return ['false', '0', 'no'].includes(said) ? 'false' : said;
};

/** The rows of a part, which has the headings first, as each page of an export has. */
export const readChunk = (text: string): ChunkRead => {
  const records = recordsOf(text);
  if (!Array.isArray(records)) return { rows: [], rejections: [records] };
  const [headings = [], ...rest] = records;
  const wrong = problemsOfHtcds(headings);
  if (wrong.length) return { rows: [], rejections: wrong };
  const names = headings.map((heading) => nameOfHeading(heading)!);
  const uneven = rest.flatMap((cells, index): Rejection[] =>
    cells.length === names.length ? [] : [{ row: index + 1, column: null, code: 'HTCDS_CSV_INVALID' }],
  );
  const rows = rest.map((cells) =>
    Object.fromEntries(names.map((name, index) => [name, cellOf(name, cells[index] ?? '')])),
  );
  return { rows, rejections: uneven };
};

const recordsOf = (text: string): string[][] | Rejection => {
  try {
    return parseCsv(text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { row: error.record - 1, column: null, code: 'HTCDS_CSV_INVALID' };
  }
};

/** What is known of the world that a row is checked with. */
export interface RowGround {
  /** The district that a case of this place belongs to, or why it cannot be taken. */
  readonly districtOf: (place: string | null) => { readonly district: string } | { readonly code: ErrorCode };
  /** What stands against telling where somebody was exploited. */
  readonly problemsOfArea: (person: ExchangedPerson) => readonly Omit<Rejection, 'row'>[];
  /** Why the consent of the file does not do for a child; null when it does. */
  readonly childProblem: ErrorCode | null;
  /** The present day. */
  readonly day: string;
}

/** A row that can be taken: the person, and the district of their case. */
export interface TakenRow {
  readonly person: ExchangedPerson;
  readonly district: string;
}

export type CheckedRow =
  | { readonly taken: TakenRow; readonly notKept: readonly string[] }
  | { readonly wrong: readonly Omit<Rejection, 'row'>[] };

/** Everything that is wrong with a row, or what it becomes. */
export const checkRow = (row: HtcdsRow, ground: RowGround): CheckedRow => {
  const wrong = problemsOfRow(row);
  if (wrong.length) return { wrong };
  const { person: told, notKept } = personOfRow(row);
  const bornOn = told.identity?.bornOn;
  const person = { ...told, ageBand: told.ageBand ?? (bornOn ? ageBandOf(bornOn, ground.day) : null) };
  const place = ground.districtOf(person.case.place);
  const more = [
    ...('code' in place ? [{ column: 'x_Place', code: place.code }] : []),
    ...ground.problemsOfArea(person),
    ...problemsOfMonth(person, ground.day),
    ...problemsOfGiving(person, ground.childProblem),
  ];
  if (more.length || 'code' in place) return { wrong: more };
  return { taken: { person, district: place.district }, notKept };
};

const problemsOfMonth = ({ case: { reportedMonth } }: ExchangedPerson, today: string): Omit<Rejection, 'row'>[] =>
  reportedMonth !== null && reportedMonth > today.slice(0, 7)
    ? [{ column: 'x_ReportedMonth', code: 'HTCDS_VALUE_INVALID' }]
    : [];

/** Who somebody is may be kept only with their consent, and that of a child is one of its own kind. */
const problemsOfGiving = (
  { consent, identity, ageBand }: ExchangedPerson,
  childProblem: ErrorCode | null,
): Omit<Rejection, 'row'>[] => {
  const column = 'con_Consent';
  if (!consent) return identity ? [{ column, code: 'IMPORT_NEEDS_CONSENT' }] : [];
  return childProblem && isChild(ageBand) ? [{ column, code: childProblem }] : [];
};

/** Where a case begins that comes from elsewhere: worked on by whoever brings it, or ended there. */
export const STATE_OF_STATUS: Readonly<Record<HtcdsCaseStatus, CaseState>> = {
  Active: 'ACKNOWLEDGED',
  FollowUp: 'FOLLOW_UP',
  Closed: 'CLOSED',
  ClosedReferred: 'REFERRED_OUT',
};

/** How many persons, as a band. */
export const bandOf = (persons: number): PersonsBand => {
  if (persons <= 1) return 'ONE';
  if (persons <= 5) return 'TWO_TO_FIVE';
  return persons <= 20 ? 'SIX_TO_TWENTY' : 'OVER_TWENTY';
};

/** Everything a row tells of its case; rows of one case must tell the same. */
export const caseWords = ({ person: { case: told }, district }: TakenRow): string =>
  JSON.stringify([told.status, told.outcome, told.reportedMonth, told.category, district]);
