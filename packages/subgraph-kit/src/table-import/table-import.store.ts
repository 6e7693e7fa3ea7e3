import type { EntityManager } from '@hub/store';
import type { Rejection, TableImportState, TableRowEffect } from '@hub/vocabulary';
import type { Keyset } from '../request/page.js';
import type { FileTable } from '../table/read-table.js';
import type { TableImportFacts } from './table-import.kind.js';

export interface TableImportRecord extends TableImportFacts {
  readonly kind: string;
  readonly state: TableImportState;
  readonly bytes: number;
  readonly sha256: string;
  readonly received: number;
  readonly next_part: number;
  readonly rows: number;
  readonly done: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly hidden_sheets: number;
  readonly other_sheets: number;
  readonly not_read: readonly string[];
  readonly fingerprint: string;
  readonly created_at: Date;
  readonly committed_at: Date | null;
}

const COLUMNS = `id, kind, subject, office, person, state, bytes, sha256, received, next_part, rows, done, created, changed,
  unchanged, rejected, hidden_sheets, other_sheets, not_read, fingerprint, created_at, committed_at`;

export type NewTableImport = Pick<
  TableImportRecord,
  'id' | 'kind' | 'subject' | 'office' | 'person' | 'bytes' | 'sha256' | 'fingerprint' | 'created_at'
> & { readonly idempotencyKey: string };

/** Begins an import once for each key of who begins it. Needs a system actor. */
export const insertImport = async (tx: EntityManager, begun: NewTableImport): Promise<TableImportRecord> => {
  await tx.query(
    `insert into table_import (id, kind, subject, office, person, bytes, sha256, fingerprint, created_at, idempotency_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (person, idempotency_key) do nothing`,
    [
      ...[begun.id, begun.kind, begun.subject, begun.office, begun.person, begun.bytes, begun.sha256],
      ...[begun.fingerprint, begun.created_at, begun.idempotencyKey],
    ],
  );
  const [row]: TableImportRecord[] = await tx.query(
    `select ${COLUMNS} from table_import where person = $1 and idempotency_key = $2`,
    [begun.person, begun.idempotencyKey],
  );
  return row!;
};

export const importById = async (tx: EntityManager, id: string): Promise<TableImportRecord | undefined> => {
  const [row]: TableImportRecord[] = await tx.query(`select ${COLUMNS} from table_import where id = $1`, [id]);
  return row;
};

/** An import as it is while nobody else changes it. Needs a system actor. */
export const lockedImport = async (tx: EntityManager, id: string): Promise<TableImportRecord> => {
  const [row]: TableImportRecord[] = await tx.query(`select ${COLUMNS} from table_import where id = $1 for update`, [
    id,
  ]);
  return row!;
};

/** @returns false when a table of the same content about the same subject is written, or was */
export const isNewContent = async (
  tx: EntityManager,
  { kind, subject, sha256 }: Pick<TableImportRecord, 'kind' | 'subject' | 'sha256'>,
): Promise<boolean> => {
  await tx.query(`select pg_advisory_xact_lock(hashtext('table_import:' || $1))`, [subject]);
  const rows: unknown[] = await tx.query(
    `select from table_import where kind = $1 and subject = $2 and sha256 = $3 and state in ('WRITING', 'COMMITTED')`,
    [kind, subject, sha256],
  );
  return rows.length === 0;
};

export const partOf = async (tx: EntityManager, id: string, number: number): Promise<Buffer | undefined> => {
  const [row]: { content: Buffer }[] = await tx.query(
    'select content from table_import_part where import_id = $1 and number = $2',
    [id, number],
  );
  return row?.content;
};

/** Adds the part that comes next. Needs a system actor. */
export const addPart = async (tx: EntityManager, id: string, content: Buffer): Promise<TableImportRecord> => {
  const [[row]]: [TableImportRecord[], number] = await tx.query(
    `with part as (insert into table_import_part select id, next_part, $2 from table_import where id = $1)
     update table_import set next_part = next_part + 1, received = received + $3 where id = $1 returning ${COLUMNS}`,
    [id, content, content.length],
  );
  return row!;
};

/** The file as far as it was sent. Needs a system actor. */
export const fileOf = async (tx: EntityManager, id: string): Promise<Buffer> => {
  const rows: { content: Buffer }[] = await tx.query(
    'select content from table_import_part where import_id = $1 order by number',
    [id],
  );
  return Buffer.concat(rows.map(({ content }) => content));
};

/** Forgets what was sent; what was found out about it stays. Needs a system actor. */
export const forgetParts = async (tx: EntityManager, id: string): Promise<void> => {
  await tx.query('delete from table_import_part where import_id = $1', [id]);
};

/** Begins to receive the file anew. Needs a system actor. */
export const restartParts = async (tx: EntityManager, id: string): Promise<void> => {
  await forgetParts(tx, id);
  await tx.query('update table_import set next_part = 1, received = 0 where id = $1', [id]);
};

/** Needs a system actor. */
export const setState = async (tx: EntityManager, id: string, state: TableImportState): Promise<TableImportRecord> => {
  const [[row]]: [TableImportRecord[], number] = await tx.query(
    `update table_import set state = $2, done = case when $2 in ('COMMITTED', 'DROPPED', 'WITHDRAWN') then done else 0 end,
            committed_at = case $2 when 'COMMITTED' then now() when 'WITHDRAWN' then committed_at end
      where id = $1 returning ${COLUMNS}`,
    [id, state],
  );
  return row!;
};

/** Needs a system actor. */
export const setDone = async (tx: EntityManager, id: string, done: number): Promise<void> => {
  await tx.query(`update table_import set done = $2 where id = $1 and state in ('CHECKING', 'WRITING')`, [id, done]);
};

/** What was found out about one row of the file. */
export interface TableImportLineRecord {
  readonly row: number;
  readonly effect: TableRowEffect;
  readonly columns: readonly string[];
  readonly problems: readonly Omit<Rejection, 'row'>[];
}

/** What was found out about a whole file. */
export interface TableReport extends Pick<FileTable, 'hiddenSheets' | 'otherSheets' | 'notRead'> {
  readonly lines: readonly TableImportLineRecord[];
}

/** So many lines are stored by one statement, which must be over in seconds. */
const LINES_AT_ONCE = 1_000;

/** Stores the preview; an earlier one is forgotten. Needs a system actor. */
export const saveReport = async (tx: EntityManager, id: string, report: TableReport): Promise<void> => {
  const { lines } = report;
  const count = (effect: TableRowEffect): number => lines.filter((line) => line.effect === effect).length;
  await tx.query('delete from table_import_line where import_id = $1', [id]);
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE)
    await tx.query(
      `insert into table_import_line (import_id, row, effect, columns, problems)
       select $1, l.row, l.effect, l.columns, l.problems
         from jsonb_to_recordset($2::jsonb) as l (row integer, effect text, columns text[], problems jsonb)`,
      [id, JSON.stringify(lines.slice(from, from + LINES_AT_ONCE))],
    );
  await tx.query(
    `update table_import set state = 'CHECKED', rows = $2, done = $2, created = $3, changed = $4, unchanged = $5,
            rejected = $6, hidden_sheets = $7, other_sheets = $8, not_read = $9 where id = $1`,
    [
      ...[id, lines.length, count('CREATE'), count('CHANGE'), count('NONE'), count('REJECT')],
      ...[report.hiddenSheets, report.otherSheets, report.notRead],
    ],
  );
};

/** A page of the lines of a file, in the order of its rows, with one effect or any. */
export const linesOf = (
  tx: EntityManager,
  id: string,
  { keyset: { limit, after }, effect }: { readonly keyset: Keyset; readonly effect: TableRowEffect | null },
): Promise<TableImportLineRecord[]> =>
  tx.query(
    `select row, effect, columns, problems from table_import_line
      where import_id = $1 and row > $2 and ($3::text is null or effect = $3) order by row limit $4`,
    [id, after === null ? -1 : Number(after.id), effect, limit],
  );
