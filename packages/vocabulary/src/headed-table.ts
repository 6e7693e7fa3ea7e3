import type { ErrorCode } from './error-code.js';

/** Why a row of a file cannot be taken. */
export interface Rejection {
  readonly row: number;
  /** Null where it is no single column; `#7` for the seventh, when it has no name that is known. */
  readonly column: string | null;
  readonly code: ErrorCode;
}

/** What is wrong with the names that headings stand for; each unknown one is null. */
export const problemsOfHeadings = (
  names: readonly (string | null)[],
  told: {
    readonly row: number;
    readonly required: readonly string[];
    readonly missing: ErrorCode;
    readonly repeated: ErrorCode;
    /** Left out where other columns may stand beside those that are read. */
    readonly unknown?: ErrorCode;
  },
): Rejection[] => {
  const { row, required } = told;
  const wrong = names.flatMap((name, index): Rejection[] => {
    // never the heading itself: a file without headings has somebody's name there
    if (name === null) return told.unknown ? [{ row, column: `#${index + 1}`, code: told.unknown }] : [];
    return names.indexOf(name) < index ? [{ row, column: name, code: told.repeated }] : [];
  });
  const missing = required.filter((name) => !names.includes(name));
  return [...wrong, ...missing.map((column): Rejection => ({ row, column, code: told.missing }))];
};

/** A column of a table that an office keeps. */
export interface TableColumn {
  readonly name: string;
  /** How it may be headed, in Thai first; compared without spaces, signs and case. */
  readonly headings: readonly string[];
  /** False where the column may be left out. */
  readonly required: boolean;
}

/** A cell that has no value to be read, counted from 0, and why. */
export interface BadCell {
  readonly row: number;
  readonly column: number;
  readonly code: ErrorCode;
}

/** One row under the headings. */
export interface TableRow {
  /** As a spreadsheet numbers it, from 1. */
  readonly row: number;
  /** By the names of columns; blank where the file has no such column. */
  readonly cells: Readonly<Record<string, string>>;
  readonly bad: readonly Omit<Rejection, 'row'>[];
}

export interface HeadedTable {
  readonly rows: readonly TableRow[];
  readonly rejections: readonly Rejection[];
  /** Places of headings that no column has, e.g. `#5`. */
  readonly notRead: readonly string[];
}

/** Titles stand above the headings, but not more of them. */
const TITLES_MAX = 30;

const plain = (heading: string): string => heading.toLowerCase().replace(/[\s\u200b\ufeff.:*()[\]/\\_\-–]/g, '');

/** The rows under the headings, which may have titles above them, in any order of columns. */
export const headedTable = (
  grid: readonly (readonly string[])[],
  columns: readonly TableColumn[],
  bad: readonly BadCell[] = [],
): HeadedTable => {
  const known = new Map(
    columns.flatMap(({ name, headings }) => [name, ...headings].map((each) => [plain(each), name] as const)),
  );
  const namesOf = (cells: readonly string[]): (string | null)[] => cells.map((cell) => known.get(plain(cell)) ?? null);
  const candidates = grid.slice(0, TITLES_MAX).map(namesOf);
  const counts = candidates.map((names) => new Set(names.filter((name) => name !== null)).size);
  const at = counts.indexOf(Math.max(...counts));
  const required = columns.flatMap(({ name, required: must }) => (must ? [name] : []));
  const names = candidates[at] ?? [];
  const rejections = problemsOfHeadings(names, {
    ...{ row: Math.max(at, 0) + 1, required },
    ...{ missing: 'TABLE_COLUMN_MISSING', repeated: 'TABLE_COLUMN_REPEATED' },
  });
  const notRead = names.flatMap((name, index) =>
    name === null && grid[at]![index]!.trim() !== '' ? [`#${index + 1}`] : [],
  );
  if (rejections.length) return { rows: [], rejections, notRead };
  const badOf = new Map<number, BadCell[]>();
  for (const cell of bad) badOf.set(cell.row, [...(badOf.get(cell.row) ?? []), cell]);
  const rows = grid.slice(at + 1).flatMap((cells, index): TableRow[] => {
    const row = at + 1 + index;
    const own = (badOf.get(row) ?? []).filter(({ column }) => names[column]);
    const read = Object.fromEntries(columns.map(({ name }) => [name, (cells[names.indexOf(name)] ?? '').trim()]));
    if (!own.length && Object.values(read).every((cell) => cell === '')) return [];
    return [{ row: row + 1, cells: read, bad: own.map(({ column, code }) => ({ column: names[column]!, code })) }];
  });
  return { rows, rejections: [], notRead };
};
