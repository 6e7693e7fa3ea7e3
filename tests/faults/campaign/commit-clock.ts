import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { RunningHub } from '../../scene/running-hub.js';
import type { Subgraph } from '../../scene/subgraph-door.js';
import { superuserOf } from '../../scene/superuser.js';
import type { Told } from '../checker/inboxes.js';

const AGAIN_MS = 100;

/** Hears what PostgreSQL tells its listeners at each commit, past every door; comes back when the database does. */
export class CommitClock {
  /** In the order of commits, with the instant (`performance.now`). What was told while it was away is missing. */
  readonly told: (Told & { readonly at: number })[] = [];
  private client: pg.Client | undefined;
  private stopped = false;
  private readonly done: Promise<void>;

  constructor(
    private readonly hub: RunningHub,
    private readonly database: Subgraph,
  ) {
    this.done = this.run();
  }

  /** When each entry was committed, by `owner:number`. */
  times(): Map<string, number> {
    return new Map(this.told.map(({ owner, head, at }) => [`${owner}:${head}`, at]));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => undefined);
    await this.done;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      await this.listen().catch(() => undefined);
      await pause(AGAIN_MS);
    }
  }

  private async listen(): Promise<void> {
    const client = await superuserOf(this.hub, this.database);
    this.client = client;
    client.on('notification', ({ payload = '' }) => {
      const colon = payload.lastIndexOf(':');
      this.told.push({
        owner: payload.slice(0, colon),
        head: Number(payload.slice(colon + 1)),
        at: performance.now(),
      });
    });
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    await client.query('listen hub_inbox');
    await ended;
  }
}
