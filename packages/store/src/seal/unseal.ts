import type { EntityManager } from 'typeorm';
import { recordAudit } from '../audit.js';
import { decrypt } from './decrypt.js';
import { unwrapKey } from './keyring.js';
import { ringOf, type Sealer } from './sealer.js';
import type { SubjectKeyRow } from './subject-key.js';
import { boundTo, type SealedPlace, SEAL_VERSION } from './subject-seal.js';

/** A value as it is stored. */
export interface SealedValue {
  readonly value: string;
  /** Under whose data key it was sealed. */
  readonly subject: string;
  readonly place: SealedPlace;
  /** Whose record it is read from, as the audit groups reads, e.g. `case:<uuid>`. */
  readonly about?: string;
  /** Office through which it is read, where that is not the office of the whole reading. */
  readonly office?: string;
  /** True when only an emergency access allows it; the recorded action then begins with `break-glass.`. */
  readonly inEmergency?: boolean;
}

/** Values to open, for whom and what for. */
export interface Reading {
  readonly sealed: readonly SealedValue[];
  readonly actor: string;
  /** Office through which. */
  readonly office?: string;
  readonly purpose: string;
}

/**
 * The only way to an identifying value: opens it and records who read it, in one transaction.
 * @returns the values in order; null for those whose subject was erased
 */
export const unseal = async (tx: EntityManager, sealer: Sealer, read: Reading): Promise<(string | null)[]> => {
  if (!read.sealed.length) return [];
  await recordAudit(
    tx,
    read.sealed.map(({ place, about, office, inEmergency }) => ({
      actor: read.actor,
      office: office ?? read.office ?? null,
      subject: about ?? null,
      action: `${inEmergency ? 'break-glass.' : ''}unseal.${place.column}`,
      resourceType: place.table,
      resource: place.row,
      purpose: read.purpose,
    })),
  );
  const keys = await dataKeys(tx, sealer, [...new Set(read.sealed.map(({ subject }) => subject))]);
  return read.sealed.map((sealed) => {
    const key = keys.get(sealed.subject);
    if (key === undefined) throw new Error('a sealed value without the data key of its subject');
    return key && open(key, sealed);
  });
};

/** By subject; null where it was erased. */
const dataKeys = async (tx: EntityManager, sealer: Sealer, subjects: readonly string[]) => {
  const rows: SubjectKeyRow[] = await tx.query(
    'select subject, key_id, wrapped from subject_key where subject = any ($1::text[])',
    [subjects],
  );
  const ring = ringOf(sealer);
  return new Map(
    rows.map(({ subject, key_id: keyId, wrapped }) => [
      subject,
      keyId && wrapped ? unwrapKey(ring, { keyId, wrapped }, subject) : null,
    ]),
  );
};

const open = (key: Buffer, { value, subject, place }: SealedValue): string => {
  const [version, body] = value.split('.');
  if (version !== SEAL_VERSION || !body) throw new Error('unknown seal');
  return decrypt(key, Buffer.from(body, 'base64url'), boundTo(subject, place)).toString('utf8');
};
