import { CHAIN_START, chainHash, checkpointHash, isGenuine, type SignedCheckpoint } from '@hub/subgraph-kit';
import { AuditDatabase, type Link } from './database.js';
import type { Report } from './finding.js';
import { explainMismatches, type Mismatch } from './misplaced.js';
import { sizeOfWitness, Witness } from './witness.js';

/** The audit to verify, and who bears witness. */
export interface AuditTarget {
  /** Without it whatever the first witness says. */
  readonly subgraph?: string | undefined;
  /** Connection of the database's owner. */
  readonly database: string;
  /** Files of checkpoints; the first is the one the subgraph writes. */
  readonly witnesses: readonly string[];
  /** Public keys of the subgraph, base64url: the one it signs with and those it signed with before. */
  readonly keys: readonly string[];
}

/** What the audit of one subgraph looks like, besides what was reported. */
export interface AuditReport {
  readonly entries: number;
  readonly head: { readonly sequence: number; readonly hash: string };
  readonly lastCheckpoint: SignedCheckpoint | null;
  /** Entries since the last checkpoint. */
  readonly unwitnessed: number;
}

/**
 * Walks the whole chain and reports every finding. Memory does not grow with the audit. The subgraph may run meanwhile.
 * @throws {CommandError} when the database or a witness cannot be read
 */
export const verifyAudit = async (target: AuditTarget, report: Report): Promise<AuditReport> => {
  const database = await AuditDatabase.open(target.database);
  try {
    // in this order: a later head contains whatever an earlier checkpoint tells, never the other way round
    const remembered = await database.remembered();
    const sizes = await Promise.all(target.witnesses.map(sizeOfWitness));
    const { entries, lastLink } = await database.extent();
    const witnesses = sizes.map((size) => new Witness(size, target, report));
    for (const witness of witnesses) await witness.begin();
    const head = await walk(database, lastLink, { witnesses, report });
    for (const id of await database.unlinked())
      report({ kind: 'ENTRY_INSERTED', sequence: null, says: `entry ${id} is not in the chain` });
    for (const witness of witnesses) await reportTail(witness, head.sequence, report);
    const lastCheckpoint = compareWitnesses(witnesses, genuineMemory(remembered, target, report), report);
    const unwitnessed = Math.max(0, head.sequence - (lastCheckpoint?.sequence ?? 0));
    return { entries, head, lastCheckpoint, unwitnessed };
  } finally {
    await database.close();
  }
};

interface Place {
  readonly sequence: number;
  readonly hash: string;
}

/** Checks each link against the one before it and each checkpoint against its link; answers where the chain ends. */
const walk = async (
  database: AuditDatabase,
  lastLink: number,
  { witnesses, report }: { witnesses: readonly Witness[]; report: Report },
): Promise<Place> => {
  const mismatches: Mismatch[] = [];
  let before: Place = { sequence: 0, hash: CHAIN_START };
  await compareCheckpoints(witnesses, before, report);
  for await (const link of database.links(lastLink)) {
    reportGap(before.sequence + 1, link.sequence - 1, report);
    if (link.sequence < 1)
      report({ kind: 'ENTRY_INSERTED', sequence: link.sequence, says: `entry ${link.id} stands before the first` });
    const mismatch = checkLink(link, before, report);
    if (mismatch) mismatches.push(mismatch);
    await compareCheckpoints(witnesses, link, report);
    before = link;
  }
  for (const finding of explainMismatches(mismatches)) report(finding);
  return before;
};

const reportGap = (from: number, to: number, report: Report): void => {
  if (from > to) return;
  const which = from === to ? `entry ${from} is missing` : `entries ${from} to ${to} are missing`;
  report({ kind: 'ENTRY_MISSING', sequence: from, says: `${which} with their links` });
};

const checkLink = ({ sequence, id, hash, entry }: Link, before: Place, report: Report): Mismatch | undefined => {
  if (!entry) {
    report({ kind: 'ENTRY_MISSING', sequence, says: `entry ${id} was taken away` });
    return undefined;
  }
  // after a gap there is nothing to compute from
  if (before.sequence !== sequence - 1 || chainHash(before.hash, sequence, entry) === hash) return undefined;
  return { sequence, entry, previous: before.hash, stored: hash };
};

const compareCheckpoints = async (witnesses: readonly Witness[], link: Place, report: Report): Promise<void> => {
  for (const witness of witnesses)
    for await (const { sequence, hash, at } of witness.upTo(link.sequence))
      if (sequence === link.sequence && hash !== link.hash)
        report({
          kind: 'HISTORY_REWRITTEN',
          sequence,
          says: `the chain up to here is another one than at ${at} (${witness.file})`,
        });
};

const reportTail = async (witness: Witness, end: number, report: Report): Promise<void> => {
  let furthest: SignedCheckpoint | undefined;
  for await (const checkpoint of witness.upTo(Infinity))
    if (checkpoint.sequence > (furthest?.sequence ?? end)) furthest = checkpoint;
  if (!furthest) return;
  const { sequence, at } = furthest;
  report({
    kind: 'TAIL_TRUNCATED',
    sequence: end + 1,
    says: `the chain ends at ${end} and reached ${sequence} at ${at} (${witness.file})`,
  });
};

const genuineMemory = (
  remembered: SignedCheckpoint | null,
  { keys }: AuditTarget,
  report: Report,
): SignedCheckpoint | null => {
  if (!remembered || isGenuine(remembered, keys)) return remembered;
  const { sequence } = remembered;
  report({ kind: 'CHECKPOINT_FORGED', sequence, says: 'the checkpoint the database remembers was not signed' });
  return null;
};

/** Every witness ends with the newest checkpoint any of them, or the database, knows. */
const compareWitnesses = (
  witnesses: readonly Witness[],
  remembered: SignedCheckpoint | null,
  report: Report,
): SignedCheckpoint | null => {
  const ends = [...witnesses.map(({ last }) => last), remembered].filter((end) => end !== null);
  const newest = ends.sort((one, other) => other.at.localeCompare(one.at))[0];
  if (!newest) return null;
  for (const { last, file } of witnesses)
    if (last && checkpointHash(last) !== checkpointHash(newest))
      report({
        kind: 'WITNESS_TRUNCATED',
        sequence: newest.sequence,
        says: `${file} ends at ${last.sequence} of ${last.at}; there was a checkpoint at ${newest.sequence} of ${newest.at}`,
      });
  return newest;
};
