import type { Directory } from '@hub/caller';
import { SubgraphClient } from '../execution/subgraph-client.js';
import type { Log } from '../observe/log.js';
import type { SubgraphEndpoint } from '../supergraph/graph.js';
import type { Session } from './identity.js';

export interface AccountUseOptions {
  /** Endpoint of the subgraph that keeps the accounts. */
  readonly owner: SubgraphEndpoint;
  readonly directory: Directory;
  readonly log: Log;
}

/** Milliseconds between two notes of one account by one process. */
const EVERY_MS = 60_000;
/** An account that asks for itself is noted by who keeps it. */
const QUERY = JSON.stringify({ query: '{ mySystemAccount { id } }' });

/** Has it noted when accounts were used last. Best effort: nobody waits for it. */
export class AccountUses {
  private readonly noted = new Map<string, number>();
  private client: SubgraphClient | undefined;

  constructor(private readonly options: AccountUseOptions) {}

  note({ person }: Session): void {
    const now = Date.now();
    if (person === null || now - (this.noted.get(person) ?? 0) < EVERY_MS) return;
    this.noted.set(person, now);
    const { directory, owner, log } = this.options;
    this.client ??= new SubgraphClient(owner);
    this.client
      .send(QUERY, directory.callerOf(person, { mfa: false, at: now }))
      .catch(() => log.warn('use of an account not noted', { subgraph: owner.name }));
  }

  async stop(): Promise<void> {
    await this.client?.close();
  }
}
