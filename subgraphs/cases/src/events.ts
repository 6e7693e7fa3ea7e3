import { appendFeeds, defineFeed } from '@hub/inbox';
import { type EntityManager, notifyFeed, type NotifyRecord } from '@hub/subgraph-kit';
import type { CaseState } from '@hub/vocabulary';

/** The newest state of one case, for those who plan returns; nothing of it identifies a person. */
export interface CaseRecord {
  readonly case: string;
  readonly state: CaseState;
  /** Committee id. */
  readonly leadCommittee: string;
  /** True when the exploitation took place outside the country of the lead committee. */
  readonly exploitationAbroad: boolean;
}

/**
 * That somebody of a case took back what lets the other side of the border know of them, or that nobody's withdrawal
 * stands any more; whose it is, is not told.
 */
export interface CounterpartConsentRecord {
  readonly case: string;
  readonly counterpartConsent: 'WITHDRAWN' | 'GIVEN';
}

/** That a case goes on in another one, which is the same. */
interface MergedRecord {
  readonly case: string;
  readonly mergedInto: string;
}

export const casesFeed = defineFeed({ name: 'cases', to: ['liaison'] });

/**
 * Tells the feed, and has people reached outside the graph; last in its transaction, because it holds the feeds for all
 * others until commit.
 */
export const tellCaseState = async (
  tx: EntityManager,
  record: CaseRecord,
  reach: readonly NotifyRecord[] = [],
): Promise<void> => {
  await appendFeeds(tx, { [casesFeed.name]: [record], [notifyFeed.name]: reach });
};

/** The same of several cases, of which nobody is told outside the graph. */
export const tellCaseStates = async (tx: EntityManager, records: readonly CaseRecord[]): Promise<void> => {
  await appendFeeds(tx, { [casesFeed.name]: records });
};

/** Tells the feed that two cases are one; last in its transaction. */
export const tellMerge = async (tx: EntityManager, record: MergedRecord): Promise<void> => {
  await appendFeeds(tx, { [casesFeed.name]: [record] });
};
