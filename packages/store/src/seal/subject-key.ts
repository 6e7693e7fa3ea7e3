import type { EntityManager } from 'typeorm';
import { unwrapKey } from './keyring.js';
import { ringOf, type Sealer } from './sealer.js';
import { SubjectSeal } from './subject-seal.js';

/** A row of `subject_key`; no key once the subject is erased. */
export interface SubjectKeyRow {
  readonly subject: string;
  readonly key_id: string | null;
  readonly wrapped: Buffer | null;
}

/** Stores the data keys of new subjects, in the transaction that stores what they seal. Needs a system actor. */
export const storeSubjects = async (tx: EntityManager, seals: readonly SubjectSeal[]): Promise<void> => {
  if (seals.length) await tx.query(INSERT, valuesOf(seals));
};

/**
 * The seal of a subject that may have one already; makes and stores its data key otherwise. Needs a system actor.
 * @returns null when the subject was erased: nothing can be sealed for it any more
 */
export const subjectSeal = async (tx: EntityManager, sealer: Sealer, subject: string): Promise<SubjectSeal | null> => {
  const known = await findSubject(tx, subject);
  if (known) return sealOf(sealer, known);
  const made = sealer.newSubject(subject);
  await tx.query(`${INSERT} on conflict (subject) do nothing`, valuesOf([made]));
  return sealOf(sealer, (await findSubject(tx, subject))!);
};

const INSERT = `
  insert into subject_key (subject, key_id, wrapped) select * from unnest($1::text[], $2::text[], $3::bytea[])`;

const valuesOf = (seals: readonly SubjectSeal[]) => [
  seals.map(({ subject }) => subject),
  seals.map(({ stored }) => stored.keyId),
  seals.map(({ stored }) => stored.wrapped),
];

const findSubject = async (tx: EntityManager, subject: string): Promise<SubjectKeyRow | undefined> => {
  const rows: SubjectKeyRow[] = await tx.query('select subject, key_id, wrapped from subject_key where subject = $1', [
    subject,
  ]);
  return rows[0];
};

const sealOf = (sealer: Sealer, { subject, key_id: keyId, wrapped }: SubjectKeyRow): SubjectSeal | null => {
  if (!keyId || !wrapped) return null;
  const stored = { keyId, wrapped };
  return new SubjectSeal(subject, unwrapKey(ringOf(sealer), stored, subject), stored);
};
