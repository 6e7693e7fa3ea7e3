import { appendFeed } from '@hub/inbox';
import type { EntityManager } from '@hub/subgraph-kit';
import { policyFeed } from '../events.js';
import {
  countByCommittee,
  countByVersion,
  lockRetraining,
  meetByCommittee,
  meetByVersion,
  type Met,
  unmeetByCommittee,
} from './retraining.store.js';

/** What the feed says of a version and of a committee that was trained since; every name is an id or a code. */
const metRecord = ({ version, committee, on }: Met) => ({ what: 'MET', version, committee, on });

/**
 * Counts whom a new version makes due. Needs a system actor.
 * @returns what to tell of it in the feed
 */
export const noteVersion = async (
  tx: EntityManager,
  version: { readonly id: string; readonly policy: string; readonly number: number; readonly inForceOn: string },
): Promise<object[]> => {
  await countByVersion(tx, version.id);
  return [{ what: 'PUBLISHED', ...version }, ...(await meetByVersion(tx, version.id)).map(metRecord)];
};

/** Counts anew after a training of a committee, its day or its list changed. Needs a system actor; last in its transaction. */
export const noteTraining = async (tx: EntityManager, committee: string): Promise<void> => {
  await lockRetraining(tx, committee);
  await countByCommittee(tx, committee);
  const unmet = await unmeetByCommittee(tx, committee);
  const met = await meetByCommittee(tx, committee);
  const told = [...unmet.map((each) => ({ what: 'UNMET', ...each })), ...met.map(metRecord)];
  if (told.length) await appendFeed(tx, policyFeed.name, told);
};
