import { systemActor, type Store } from '@hub/store';
import type { NumberedEntry } from '../entry.js';
import { entriesAfter } from '../list.js';
import { PAGE } from './tail.js';

/** Connections that readers far behind may use at once. */
const MOST_AT_ONCE = 3;
const ACTOR = systemActor('inbox-reader');

/** Reads pages of the table for those behind the ring; those who need the same page share one query. */
export class Pages {
  private readonly reading = new Map<string, Promise<NumberedEntry[]>>();
  private readonly queue: (() => void)[] = [];
  private free = MOST_AT_ONCE;

  constructor(private readonly store: Store) {}

  /** At most `PAGE` entries, oldest first, in an array of the caller's own. */
  async after(owner: string, number: number): Promise<NumberedEntry[]> {
    const key = `${owner}:${number}`;
    const page = this.reading.get(key) ?? this.read(owner, number).finally(() => this.reading.delete(key));
    this.reading.set(key, page);
    return [...(await page)];
  }

  private async read(owner: string, after: number): Promise<NumberedEntry[]> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.queue.push(resolve));
    try {
      return await this.store.inActor(ACTOR, (tx) => entriesAfter(tx, owner, { after, limit: PAGE }));
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.free++;
    }
  }
}
