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

/** Counts anew after a training of a committee was held or its list changed. Needs a system actor; last in its transaction. */
export const noteTraining = async (tx: EntityManager, committee: string): Promise<void> => {
  await lockRetraining(tx, committee);
  await countByCommittee(tx, committee);
  const met = await meetByCommittee(tx, committee);
  if (met.length) await appendFeed(tx, policyFeed.name, met.map(metRecord));
};
