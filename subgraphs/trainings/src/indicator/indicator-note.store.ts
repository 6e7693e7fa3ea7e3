import type { EntityManager } from '@hub/subgraph-kit';
import type { IndicatorCode } from '@hub/vocabulary';
import type { Recording } from './indicator.store.js';

/** Why what the records say of all committees is not what was published last. */
export interface NoteRow {
  readonly id: string;
  readonly code: IndicatorCode;
  readonly words: string;
}

/** What was said last of each of these indicators. */
export const newestNotes = (tx: EntityManager, codes: readonly IndicatorCode[]): Promise<NoteRow[]> =>
  tx.query(
    `select distinct on (code) id, code, words from indicator_note where code = any ($1::text[])
      order by code, noted_at desc, id desc`,
    [codes],
  );

/** The fingerprint of what somebody noted under a key. */
export const noteFingerprint = async (tx: EntityManager, by: string, key: string): Promise<string | undefined> => {
  const [row]: { fingerprint: string }[] = await tx.query(
    'select fingerprint from indicator_note where noted_by = $1 and idempotency_key = $2',
    [by, key],
  );
  return row?.fingerprint;
};

/** Stores a note; whatever was noted under the same key before stays. Needs a system actor. */
export const insertNote = async (tx: EntityManager, row: NoteRow, { by, at, key, fingerprint }: Recording) => {
  await tx.query(
    `insert into indicator_note (id, code, words, noted_by, noted_at, idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [row.id, row.code, row.words, by, at, key, fingerprint],
  );
};
