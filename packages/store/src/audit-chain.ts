import { createHash } from 'node:crypto';

/** An entry of the audit as text, each column as `hub.audit_hash` reads it. */
export interface ChainedEntry {
  readonly id: string;
  /** Microseconds since 1970. */
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly resource_type: string;
  readonly resource: string;
  readonly purpose: string;
  readonly office: string | null;
  readonly subject: string | null;
}

/** SQL: the columns of `audit_entry e` as `ChainedEntry` has them. */
export const CHAINED_COLUMNS = `e.id::text as id, (extract(epoch from e.at) * 1000000)::bigint::text as at, e.actor,
  e.action, e.resource_type, e.resource, e.purpose, e.office, e.subject`;

/** What the first entry follows, 32 bytes as hex. */
export const CHAIN_START = '00'.repeat(32);

/** SHA-256 over the previous hash and the JSON text of the sequence and every column, as hex. */
export const chainHash = (previous: string, sequence: number, entry: ChainedEntry): string => {
  const { id, at, actor, action, resource_type: type, resource, purpose, office, subject } = entry;
  const fields = [String(sequence), id, at, actor, action, type, resource, purpose, office, subject];
  // PostgreSQL puts a space after each comma
  const text = `[${fields.map((field) => JSON.stringify(field)).join(', ')}]`;
  return createHash('sha256').update(Buffer.from(previous, 'hex')).update(text).digest('hex');
};
