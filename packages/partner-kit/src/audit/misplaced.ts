import { type ChainedEntry, chainHash } from '@hub/subgraph-kit';
import type { Finding } from './finding.js';

/** A link whose stored hash is not that of its entry at its place. */
export interface Mismatch {
  readonly sequence: number;
  readonly entry: ChainedEntry;
  /** Hash stored at the place before. */
  readonly previous: string;
  /** Hash stored at this place. */
  readonly stored: string;
}

/** Mismatches whose true places are looked for: the search grows by the cube of their number. */
const SEARCHED = 48;

/**
 * Tells what happened to entries that do not match: one whose hash appears at another place was moved there from it;
 * one that stands where another belongs was put in; one that belongs here was disturbed only by its neighbour.
 */
export const explainMismatches = (mismatches: readonly Mismatch[]): Finding[] => {
  const searched = mismatches.slice(0, SEARCHED);
  const places = truePlaces(searched);
  const owners = new Set(places.values());
  return mismatches.flatMap(({ sequence, entry }): Finding[] => {
    const place = places.get(entry.id);
    if (place === sequence) return [];
    if (place !== undefined)
      return [{ kind: 'ENTRY_REORDERED', sequence, says: `entry ${entry.id} stands here and belongs at ${place}` }];
    if (owners.has(sequence))
      return [{ kind: 'ENTRY_INSERTED', sequence, says: `entry ${entry.id} stands where another belongs` }];
    return [{ kind: 'ENTRY_EDITED', sequence, says: `entry ${entry.id} or the hash before it was changed` }];
  });
};

/** Where each entry was when it was linked, as far as the hashes still tell. */
const truePlaces = (mismatches: readonly Mismatch[]): Map<string, number> => {
  const known = new Set(mismatches.map(({ stored }) => stored));
  const before = new Set(mismatches.flatMap(({ previous, stored }) => [previous, stored]));
  for (const { previous, sequence, entry } of mismatches) before.add(chainHash(previous, sequence, entry));
  const slots = new Set(mismatches.flatMap(({ sequence }) => [sequence, sequence + 1]));
  const places = new Map<string, number>();
  for (const { entry } of mismatches)
    for (const sequence of slots)
      for (const hash of before)
        if (!places.has(entry.id) && known.has(chainHash(hash, sequence, entry))) places.set(entry.id, sequence);
  return places;
};
