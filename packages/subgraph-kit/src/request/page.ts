import { HubError } from '../errors.js';
import { UUID } from './id.js';

/** The most items one page may hold. */
export const PAGE_MAX = 100;
const PAGE_DEFAULT = 20;

/** What a list is asked for: `first` items after an opaque cursor. */
export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A checked page request: `limit` is one more than asked, to learn whether another page follows. */
export interface Keyset {
  readonly limit: number;
  readonly after: { readonly at: string; readonly id: string } | null;
}

type Place = readonly [at: string, id: string];
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Values for `(at, id) < ($1, $2)`, the page of a list that runs down: before the row of the cursor, or from the top.
 * They are always there, so that one plan of the statement begins in the index wherever the page is.
 */
export const beforeOf = (after: Keyset['after']): Place => (after ? [after.at, after.id] : ['infinity', LAST_ID]);

/** The same for `(at, id) > ($1, $2)`, a list that runs up. */
export const afterOf = (after: Keyset['after']): Place => (after ? [after.at, after.id] : ['-infinity', FIRST_ID]);

export interface Page<Row> {
  readonly items: readonly { readonly row: Row; readonly cursor: string }[];
  readonly hasNextPage: boolean;
}

/** A row that can be paged: newest first by time, then by id. `at` is an ISO instant with microseconds as stored. */
export interface Keyed {
  readonly id: string;
  readonly at: string | Date;
}

/**
 * Checks a page request.
 * @param key what the second part of the list's key looks like; a UUID unless said
 * @throws {HubError} `PAGE_SIZE` when `first` is not 1 to 100, `PAGE_CURSOR_INVALID` for a cursor we did not make
 */
export const keysetOf = ({ first, after }: PageRequest, key: RegExp = UUID): Keyset => {
  const size = first ?? PAGE_DEFAULT;
  if (!Number.isInteger(size) || size < 1 || size > PAGE_MAX) throw new HubError('PAGE_SIZE');
  return { limit: size + 1, after: after == null ? null : openCursor(after, key) };
};

/** Cuts rows fetched with `keyset.limit` into the page that was asked for. */
export const pageOf = <Row>(rows: readonly Row[], keyset: Keyset, key: (row: Row) => Keyed): Page<Row> => ({
  items: rows.slice(0, keyset.limit - 1).map((row) => ({ row, cursor: makeCursor(key(row)) })),
  hasNextPage: rows.length >= keyset.limit,
});

const makeCursor = ({ at, id }: Keyed): string =>
  Buffer.from(JSON.stringify([at instanceof Date ? at.toISOString() : at, id])).toString('base64url');

const openCursor = (cursor: string, key: RegExp): { at: string; id: string } => {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (typeof at === 'string' && typeof id === 'string' && isInstant(at) && key.test(id)) return { at, id };
  } catch {
    // not ours: answered below
  }
  throw new HubError('PAGE_CURSOR_INVALID');
};

const INSTANT = /^[12]\d{3}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,6})?Z)?$/;

/** Date.parse takes days and spellings that Postgres refuses, so the day must come back as it went in. */
const isInstant = (at: string): boolean =>
  INSTANT.test(at) && !Number.isNaN(Date.parse(at)) && new Date(at).toISOString().startsWith(at.slice(0, 10));
