import type { EntityManager } from '@hub/subgraph-kit';
import type { ImportState, Rejection } from '@hub/vocabulary';
import type { ConsentTermsInput } from '../consent/consent.inputs.js';

export interface CaseImportRow {
  readonly id: string;
  readonly committee: string;
  readonly office: string;
  readonly person: string;
  readonly appointment: string;
  readonly district: string;
  readonly consent: ConsentTermsInput;
  /** Null when that of children is the same. */
  readonly child_consent: ConsentTermsInput | null;
  readonly state: ImportState;
  readonly next_chunk: number;
  readonly rows: number;
  readonly cases: number;
  readonly rejected: number;
  readonly written: number;
  readonly not_kept: readonly string[];
  /** Stands for all that was sent so far. */
  readonly content: string;
  readonly fingerprint: string;
  readonly created_at: Date;
  readonly committed_at: Date | null;
}

/** What an import begins with. */
export type NewImport = Pick<
  CaseImportRow,
  | 'id'
  | 'committee'
  | 'office'
  | 'person'
  | 'appointment'
  | 'district'
  | 'consent'
  | 'child_consent'
  | 'fingerprint'
  | 'created_at'
> & { readonly idempotencyKey: string };

const COLUMNS = `i.id, i.committee, i.office, i.person, i.appointment, i.district, i.consent, i.child_consent, i.state, i.next_chunk,
  i.rows, i.cases, i.rejected, i.written, i.not_kept, i.content, i.fingerprint, i.created_at, i.committed_at`;

/**
 * Begins an import once for each key of who begins it. Needs a system actor.
 * @returns the stored import, and whether it is this one
 */
export const insertImport = async (
  tx: EntityManager,
  begun: NewImport,
): Promise<{ readonly row: CaseImportRow; readonly isNew: boolean }> => {
  const made: unknown[] = await tx.query(
    `insert into case_import (id, committee, office, person, appointment, district, consent, child_consent,
       idempotency_key, fingerprint, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (person, idempotency_key) do nothing returning id`,
    [
      ...[begun.id, begun.committee, begun.office, begun.person, begun.appointment, begun.district],
      ...[JSON.stringify(begun.consent), begun.child_consent && JSON.stringify(begun.child_consent)],
      ...[begun.idempotencyKey, begun.fingerprint, begun.created_at],
    ],
  );
  const [row]: CaseImportRow[] = await tx.query(
    `select ${COLUMNS} from case_import i where i.person = $1 and i.idempotency_key = $2`,
    [begun.person, begun.idempotencyKey],
  );
  return { row: row!, isNew: made.length > 0 };
};

export const importById = async (tx: EntityManager, id: string): Promise<CaseImportRow | undefined> => {
  const [row]: CaseImportRow[] = await tx.query(`select ${COLUMNS} from case_import i where i.id = $1`, [id]);
  return row;
};

/** An import as it is while nobody else changes it. Needs a system actor. */
export const lockedImport = async (tx: EntityManager, id: string): Promise<CaseImportRow> => {
  const [row]: CaseImportRow[] = await tx.query(`select ${COLUMNS} from case_import i where i.id = $1 for update`, [
    id,
  ]);
  return row!;
};

/** A part as it is kept: its rows sealed, or what is wrong with them. */
export interface ChunkRow {
  readonly number: number;
  readonly rows: number;
  readonly digest: string;
  readonly sealed: string | null;
  readonly rejections: readonly Rejection[];
}

export const chunkOf = async (
  tx: EntityManager,
  { id, number }: { readonly id: string; readonly number: number },
): Promise<ChunkRow | undefined> => {
  const [row]: ChunkRow[] = await tx.query(
    'select number, rows, digest, sealed, rejections from case_import_chunk where import_id = $1 and number = $2',
    [id, number],
  );
  return row;
};

/** Something in the file that has a name of its own there. */
export interface ImportRef {
  readonly kind: 'CASE' | 'PERSON';
  readonly ref: string;
  /** What it becomes in the hub. */
  readonly id: string;
  readonly fingerprint: string;
  readonly persons: number;
  readonly minor: boolean;
}

/** What the file named so far, of these names. Needs a system actor. */
export const refsOf = (tx: EntityManager, id: string, refs: readonly string[]): Promise<ImportRef[]> =>
  tx.query(
    `select kind, ref, id, fingerprint, persons, minor from case_import_ref
      where import_id = $1 and ref = any ($2::text[])`,
    [id, refs],
  );

/** Needs a system actor. */
export const addChunk = async (
  tx: EntityManager,
  { id, chunk, refs }: { readonly id: string; readonly chunk: ChunkRow; readonly refs: readonly ImportRef[] },
): Promise<void> => {
  await tx.query(
    `insert into case_import_chunk (import_id, number, rows, digest, sealed, rejections)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, chunk.number, chunk.rows, chunk.digest, chunk.sealed, JSON.stringify(chunk.rejections)],
  );
  await tx.query(
    `insert into case_import_ref (import_id, kind, ref, id, fingerprint, persons, minor)
     select $1, r.kind, r.ref, r.id, r.fingerprint, r.persons, r.minor
       from jsonb_to_recordset($2::jsonb)
            as r (kind text, ref text, id uuid, fingerprint text, persons integer, minor boolean)
     on conflict (import_id, kind, ref) do update
        set persons = case_import_ref.persons + excluded.persons, minor = case_import_ref.minor or excluded.minor`,
    [id, JSON.stringify(refs)],
  );
};

/** What a part adds to its import. */
export interface Progress {
  readonly rows: number;
  readonly rejected: number;
  readonly notKept: readonly string[];
  readonly content: string;
}

export const countChunk = async (tx: EntityManager, id: string, added: Progress): Promise<CaseImportRow> => {
  const [[row]]: [CaseImportRow[], number] = await tx.query(
    `update case_import i set next_chunk = next_chunk + 1, rows = rows + $2, rejected = rejected + $3, content = $5,
            not_kept = (select coalesce(array_agg(distinct name order by name), '{}') from unnest(not_kept || $4::text[]) as name),
            cases = (select count(*) from case_import_ref r where r.import_id = i.id and r.kind = 'CASE')
      where id = $1 returning ${COLUMNS}`,
    [id, added.rows, added.rejected, added.notKept, added.content],
  );
  return row!;
};

/** @returns false when the committee has taken a file of the same content before */
export const isNewContent = async (tx: EntityManager, { id, committee, content }: CaseImportRow): Promise<boolean> => {
  await tx.query(`select pg_advisory_xact_lock(hashtext('case_import:' || $1))`, [committee]);
  const rows: unknown[] = await tx.query(
    `select from case_import where committee = $1 and content = $2 and id <> $3 and state in ('WRITING', 'COMMITTED')`,
    [committee, content, id],
  );
  return rows.length === 0;
};

/** Needs a system actor. */
export const setImportState = async (tx: EntityManager, id: string, state: ImportState): Promise<CaseImportRow> => {
  const [[row]]: [CaseImportRow[], number] = await tx.query(
    `update case_import i set state = $2, written = case when $2 = 'COMMITTED' then rows else 0 end,
            committed_at = case when $2 = 'COMMITTED' then now() end
      where id = $1 returning ${COLUMNS}`,
    [id, state],
  );
  return row!;
};

/** Needs a system actor. */
export const setWritten = async (tx: EntityManager, id: string, written: number): Promise<void> => {
  await tx.query(`update case_import set written = $2 where id = $1 and state = 'WRITING'`, [id, written]);
};

/** The first rejections of a file, in the order of its rows. Needs a system actor. */
export const rejectionsOf = (tx: EntityManager, id: string, limit: number): Promise<Rejection[]> =>
  tx.query(
    `select (r.value ->> 'row')::int as row, r.value ->> 'column' as column, r.value ->> 'code' as code
       from case_import_chunk c cross join lateral jsonb_array_elements(c.rejections) with ordinality as r (value, place)
      where c.import_id = $1 order by c.number, r.place limit $2`,
    [id, limit],
  );

/** Forgets what was sent of a file; the counts stay. Needs a system actor. */
export const forgetChunks = async (tx: EntityManager, id: string): Promise<void> => {
  await tx.query('update case_import_chunk set sealed = null where import_id = $1', [id]);
  await tx.query('delete from case_import_ref where import_id = $1', [id]);
};

/** The cases that a file is about. Needs a system actor. */
export const refsOfCases = (tx: EntityManager, id: string): Promise<ImportRef[]> =>
  tx.query(
    `select kind, ref, id, fingerprint, persons, minor from case_import_ref where import_id = $1 and kind = 'CASE'`,
    [id],
  );
