import type { Store } from '@hub/store';
import { backOff, pause } from '@hub/vocabulary';
import type { InboxReader } from './inbox-reader.js';
import { readTails } from './tail.js';

/** Milliseconds between looks at the heads of all watched inboxes. */
export const POLL_MS = 1_000;
/** Milliseconds after which a query counts as lost with its connection. */
const DEADLINE_MS = 6_000;

export interface PumpOptions {
  readonly store: Store;
  /** The watched inboxes, by owner; looked at anew in each round. */
  readonly readers: ReadonlyMap<string, InboxReader>;
  readonly onTrouble?: (error: unknown) => void;
}

/**
 * Keeps all watched readers up to date, one query at a time: those that were woken at once, all of them each second.
 * Rests while nobody watches. While the database is away it tries again, and confirms nothing.
 */
export class Pump {
  private readonly due = new Set<string>();
  private nextPoll = 0;
  private asleep = new AbortController();
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly options: PumpOptions) {}

  /** Looks at this inbox, or at all, as soon as the running query is done. */
  wake(owner?: string): void {
    if (this.stopped || !this.options.readers.size) return;
    if (owner === undefined) this.nextPoll = 0;
    else this.due.add(owner);
    this.asleep.abort();
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.asleep.abort();
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopped && this.options.readers.size) {
      try {
        await this.look();
        failures = 0;
        await this.sleep();
      } catch (error) {
        this.options.onTrouble?.(error);
        this.nextPoll = 0;
        await pause(backOff(++failures), this.stopping.signal);
      }
    }
    this.running = undefined;
  }

  private async look(): Promise<void> {
    const startedAt = performance.now();
    const { readers, store } = this.options;
    const all = startedAt >= this.nextPoll;
    const looked = all ? [...readers.values()] : [...this.due].flatMap((owner) => readers.get(owner) ?? []);
    this.due.clear();
    if (all) this.nextPoll = startedAt + POLL_MS;
    if (!looked.length) return;
    const wanted = looked.map(({ owner, top }) => ({ owner, after: top }));
    const tails = await within(DEADLINE_MS, readTails(store, wanted));
    for (const reader of looked) {
      const whole = reader.confirm(tails.get(reader.owner)!, startedAt);
      if (!whole) this.options.onTrouble?.(new Error(`inbox ${reader.owner} does not continue what was read of it`));
      if (reader.behind) this.due.add(reader.owner);
    }
  }

  private async sleep(): Promise<void> {
    const ms = this.nextPoll - performance.now();
    if (this.due.size || ms <= 0 || this.stopped) return;
    this.asleep = new AbortController();
    await pause(ms, this.asleep.signal);
  }
}

const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  const done = new AbortController();
  const late = pause(ms, done.signal).then(() => {
    throw new Error(`no answer of the database within ${ms} ms`);
  });
  late.catch(() => {});
  return Promise.race([work, late]).finally(() => done.abort());
};
