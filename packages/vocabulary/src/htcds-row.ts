import { countryCode } from './country-codes.js';
import { writeCsv } from './csv.js';
import type { ErrorCode } from './error-code.js';
import { HTCDS_COLUMNS, type HtcdsColumn } from './htcds-columns.js';
import { HTCDS_EXTENSIONS } from './htcds-fields.js';
import { PCODE } from './place.js';

/** A row of a file by the names of its columns; what is left out is blank. Several values are joined by `;`. */
export type HtcdsRow = Readonly<Record<string, string>>;

/** What is wrong with a row. */
export interface RowProblem {
  readonly column: string;
  readonly code: ErrorCode;
}

/** Columns without which a row says nothing. */
const REQUIRED: readonly string[] = ['cas_Status', 'vic_TraffickingStatus', 'con_Consent'];

const LONGEST: Readonly<Partial<Record<HtcdsColumn['type'], number>>> = { TEXT: 500, LONG_TEXT: 2_000, REFERENCE: 100 };

const isDay = (value: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value;

const CHECKS: Readonly<Record<HtcdsColumn['type'], (value: string) => boolean>> = {
  TEXT: () => true,
  LONG_TEXT: () => true,
  LOOKUP: () => true,
  REFERENCE: (value) => /^[\w.:-]+$/.test(value),
  DATE: isDay,
  MONTH: (value) => isDay(`${value}-01`),
  NUMBER: (value) => /^\d{1,3}$/.test(value),
  CHECKBOX: (value) => /^(true|false)$/.test(value),
  GEOLOCATION: (value) => /^-?\d{1,3}(\.\d+)?$/.test(value),
  CODE: () => true,
  COUNTRY: (value) => countryCode(value) !== undefined,
  LANGUAGE: (value) => /^[a-z]{3}$/.test(value),
  PHONE: (value) => /^\+?[1-9]\d{1,14}$/.test(value),
  PLACE: (value) => PCODE.test(value),
};

/** The values of a cell; a cell of one value has it as it stands. */
export const valuesOfCell = ({ multiple }: HtcdsColumn, cell: string): string[] => {
  if (!multiple) return cell ? [cell] : [];
  return cell.split(/[;|\s]+/).filter(Boolean);
};

/** What is wrong with the values of a row by the fields and lists of the standard, and ours. */
export const problemsOfRow = (row: HtcdsRow): RowProblem[] => [
  ...HTCDS_COLUMNS.flatMap((column) => problemsOfCell(column, row[column.name] ?? '')),
  ...HTCDS_EXTENSIONS.filter(({ name, extends: list }) => row[name] === 'true' && !hasOther(row[list])).map(
    ({ name }) => ({ column: name, code: 'HTCDS_EXTENSION_WITHOUT_OTHER' as const }),
  ),
];

const hasOther = (cell: string | undefined): boolean => (cell ?? '').split(/[;|\s]+/).includes('Other');

const problemsOfCell = (column: HtcdsColumn, cell: string): RowProblem[] => {
  const { name, type, codes } = column;
  const values = valuesOfCell(column, cell);
  if (!values.length) return REQUIRED.includes(name) ? [{ column: name, code: 'HTCDS_VALUE_REQUIRED' }] : [];
  if (codes && !values.every((value) => codes.includes(value))) return [{ column: name, code: 'HTCDS_CODE_UNKNOWN' }];
  const isRight = values.every((value) => CHECKS[type](value) && value.length <= (LONGEST[type] ?? 500));
  return isRight ? [] : [{ column: name, code: 'HTCDS_VALUE_INVALID' }];
};

/** Rows as CSV, with the headings of all columns. */
export const csvOfRows = (rows: readonly HtcdsRow[]): string =>
  writeCsv([
    HTCDS_COLUMNS.map(({ name }) => name),
    ...rows.map((row) => HTCDS_COLUMNS.map(({ name }) => row[name] ?? '')),
  ]);

const ATTRIBUTION =
  'Field names and code lists from the Human Trafficking Case Data Standard 2.0, © IOM, CC BY 4.0; extended by this project.';

/** Rows as JSON: lists for fields of several values, booleans for ticks; what is blank is left out. */
export const jsonOfRows = (rows: readonly HtcdsRow[]): string =>
  JSON.stringify({ standard: 'HTCDS 2.0', attribution: ATTRIBUTION, rows: rows.map(plainOf) });

const plainOf = (row: HtcdsRow): Record<string, unknown> =>
  Object.fromEntries(
    HTCDS_COLUMNS.flatMap((column) => {
      const cell = row[column.name] ?? '';
      if (!cell) return [];
      const value = column.type === 'CHECKBOX' ? cell === 'true' : cell;
      return [[column.name, column.multiple ? valuesOfCell(column, cell) : value]];
    }),
  );
