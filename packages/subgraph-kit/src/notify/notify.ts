import { appendFeed, defineFeed } from '@hub/inbox';
import type { EntityManager } from '@hub/store';
import type { AlertRule, Urgency } from '@hub/vocabulary';

/**
 * Asks for somebody to be reached outside the graph, because an entry of an inbox waits. It says how urgent it is and
 * where to look, nothing of what it is about: it ends on lock screens and in other people's mail servers.
 */
export interface NotifyRecord {
  /** Id of the office whose inbox has the entry. */
  readonly office: string;
  /** Why it waits; null when no rule addressed the office. */
  readonly rule: AlertRule | null;
  /** Null where nobody has to hurry. */
  readonly urgency: Urgency | null;
  /** `DUTY`: whoever is on duty for the office, everybody who holds it when nobody is. `OFFICE`: all who hold it. */
  readonly audience: 'DUTY' | 'OFFICE';
  /** The subscription that shows the entry, e.g. `caseAlerts`. */
  readonly inbox: string;
  /** Number of the entry in that inbox. */
  readonly number: number;
  /** ISO instant. */
  readonly at: string;
}

/** Every subgraph that raises alerts serves it; committees, which knows the addresses, reads all of them. */
export const notifyFeed = defineFeed({ name: 'notify', to: ['committees'] });

/**
 * Has people reached outside the graph once the transaction is committed. Needs a system actor; last in its
 * transaction, because it holds the feed for all others until commit.
 * @example await tellOffices(tx, [{ office, rule: 'A1', urgency, audience: 'DUTY', inbox: 'caseAlerts', number, at }])
 */
export const tellOffices = async (tx: EntityManager, records: readonly NotifyRecord[]): Promise<void> => {
  await appendFeed(tx, notifyFeed.name, records);
};
