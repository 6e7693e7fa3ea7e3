import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { CHAIN_START } from './audit-chain.js';
import { isSignedBy, type Signer } from './signing-key.js';

/** How far the audit of one subgraph had come, told to a witness outside its database. */
export interface Checkpoint {
  readonly subgraph: string;
  /** Entries in the chain then; 0 when it was empty. */
  readonly sequence: number;
  /** Hash of the last entry, hex. */
  readonly hash: string;
  /** ISO time. */
  readonly at: string;
  /** `checkpointHash` of the checkpoint before it; null for the first. */
  readonly previous: string | null;
}

export interface SignedCheckpoint extends Checkpoint {
  /** Ed25519, base64url. */
  readonly signature: string;
}

/** How far the chain goes now. */
export interface AuditHead {
  readonly sequence: number;
  readonly hash: string;
}

const signedText = ({ subgraph, sequence, hash, at, previous }: Checkpoint): string =>
  JSON.stringify(['hub audit checkpoint v1', subgraph, sequence, hash, at, previous]);

export const signCheckpoint = (checkpoint: Checkpoint, { sign }: Pick<Signer, 'sign'>): SignedCheckpoint => ({
  ...checkpoint,
  signature: sign(signedText(checkpoint)),
});

/** True when one of these public keys signed it. */
export const isGenuine = (checkpoint: SignedCheckpoint, publicKeys: readonly string[]): boolean =>
  publicKeys.some((key) => isSignedBy(key, signedText(checkpoint), checkpoint.signature));

/** SHA-256 of what was signed, hex. */
export const checkpointHash = (checkpoint: Checkpoint): string =>
  createHash('sha256').update(signedText(checkpoint)).digest('hex');

/** The checkpoint a line of a witness holds; null when it holds none. */
export const parseCheckpoint = (line: string): SignedCheckpoint | null => {
  try {
    const { subgraph, sequence, hash, at, previous, signature } = JSON.parse(line) as Record<string, unknown>;
    const whole =
      [subgraph, hash, at, signature].every((value) => typeof value === 'string') &&
      (previous === null || typeof previous === 'string') &&
      Number.isSafeInteger(sequence);
    return whole ? ({ subgraph, sequence, hash, at, previous, signature } as SignedCheckpoint) : null;
  } catch {
    return null;
  }
};

/** Head of the committed chain; sequence 0 before the first entry. */
export const readAuditHead = async (tx: EntityManager): Promise<AuditHead> => {
  const [row]: { sequence: string | null; hash: string | null }[] = await tx.query(
    `select sequence::text as sequence, encode(hash, 'hex') as hash from hub.audit_head()`,
  );
  return { sequence: Number(row?.sequence ?? 0), hash: row?.hash ?? CHAIN_START };
};

/** Of several processes that write checkpoints of one database one does it at a time. */
const LOCK = 7_407_702;

/**
 * Waits until no other transaction writes a checkpoint.
 * @returns the one the database was last told of; null before the first
 */
export const takeTurnAtCheckpoints = async (tx: EntityManager): Promise<SignedCheckpoint | null> => {
  await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
  const [row]: { body: SignedCheckpoint | null }[] = await tx.query('select hub.last_checkpoint() as body');
  return row?.body ?? null;
};

/** Lets the database remember the last checkpoint, so that a witness that lost its end is noticed. */
export const keepCheckpoint = async (tx: EntityManager, checkpoint: SignedCheckpoint): Promise<void> => {
  await tx.query('select hub.keep_checkpoint($1)', [checkpoint]);
};
