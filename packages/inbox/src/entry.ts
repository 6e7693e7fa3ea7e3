import { fromBigint } from './bigint.js';

/** What an inbox stores beside the number. The body carries no identifying data. */
export interface InboxEntry {
  /** UUID of the event; once per inbox. */
  readonly event: string;
  /** Why this inbox got it, e.g. `A1`; null for feeds. */
  readonly rule: string | null;
  readonly body: Record<string, unknown>;
  readonly createdAt: Date;
}

/** An entry with its place: numbers of an inbox are 1, 2, 3, ... in commit order. */
export interface NumberedEntry extends InboxEntry {
  readonly number: number;
}

/** Columns of `inbox_entry e` that `entryOf` reads. */
export const ENTRY_COLUMNS = 'e.number, e.event, e.rule, e.body, e.created_at';

export interface EntryRow {
  number: string;
  event: string;
  rule: string | null;
  body: Record<string, unknown>;
  created_at: Date;
}

export const entryOf = (row: EntryRow): NumberedEntry => ({
  number: fromBigint(row.number),
  event: row.event,
  rule: row.rule,
  body: row.body,
  createdAt: row.created_at,
});
