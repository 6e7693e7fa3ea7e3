import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { recordAudit } from '../audit.js';
import type { SubjectKeyRow } from './subject-key.js';

/** Who has a subject erased, and why. */
export interface Erasing {
  readonly subject: string;
  readonly actor: string;
  /** Kept for ever, so it must not identify the subject. */
  readonly reason: string;
  readonly at: Date;
  /** Signs a text; what it answers is the receipt's signature. */
  readonly sign: (text: string) => string;
}

/** Proof that a data key was destroyed, and everything sealed under it with it. */
export interface ErasureReceipt {
  readonly id: string;
  readonly subject: string;
  readonly erasedAt: Date;
  /** SHA-256 of the wrapped data key, hex. */
  readonly keyFingerprint: string;
  /** Over `receiptText`. */
  readonly signature: string;
}

/** What the signature of a receipt is made over. */
export const receiptText = ({ id, subject, erasedAt, keyFingerprint }: Omit<ErasureReceipt, 'signature'>): string =>
  JSON.stringify(['erasure', id, subject, erasedAt.toISOString(), keyFingerprint]);

/**
 * Destroys the data key of a subject: nothing sealed under it opens again, and nothing can be sealed for the subject.
 * Blind indexes are not sealed; whoever stores them clears them in the same transaction. Needs a system actor.
 * @returns the receipt, the same one when it is repeated; null when nothing was ever sealed for the subject
 */
export const eraseSubject = async (tx: EntityManager, erasing: Erasing): Promise<ErasureReceipt | null> => {
  const { subject, actor, reason, at, sign } = erasing;
  const rows: SubjectKeyRow[] = await tx.query(
    'select subject, key_id, wrapped from subject_key where subject = $1 for update',
    [subject],
  );
  if (!rows[0]) return null;
  if (!rows[0].wrapped) return receiptOf(tx, subject);
  const keyFingerprint = createHash('sha256').update(rows[0].wrapped).digest('hex');
  const unsigned = { id: randomUUID(), subject, erasedAt: at, keyFingerprint };
  const receipt = { ...unsigned, signature: sign(receiptText(unsigned)) };
  await tx.query('update subject_key set key_id = null, wrapped = null, erased_at = $2 where subject = $1', [
    subject,
    at,
  ]);
  await tx.query(
    `insert into erasure (id, subject, at, actor, reason, key_fingerprint, signature)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [receipt.id, subject, at, actor, reason, keyFingerprint, receipt.signature],
  );
  const [resourceType, resource] = subject.split(':') as [string, string];
  await recordAudit(tx, [{ actor, action: 'subject.erase', resourceType, resource, purpose: 'erasure' }]);
  return receipt;
};

const receiptOf = async (tx: EntityManager, subject: string): Promise<ErasureReceipt> => {
  const [row]: ErasureReceipt[] = await tx.query(
    `select id, subject, at as "erasedAt", key_fingerprint as "keyFingerprint", signature
       from erasure where subject = $1`,
    [subject],
  );
  return row!;
};
