import type { Store } from '@hub/store';
import { backOff, pause } from '@hub/vocabulary';
import type { WakeBus } from '../bus/wake-bus.js';
import type { InboxEntry, NumberedEntry } from '../entry.js';
import { LiveAfterInvalid } from '../errors.js';
import { InboxReader } from './inbox-reader.js';
import { Pages } from './pages.js';
import { POLL_MS, Pump } from './pump.js';

/** One step of reading an inbox. */
export interface InboxMessage {
  readonly owner: string;
  /** Of this entry; for a heartbeat, of the last entry delivered. */
  readonly number: number;
  /** Highest number that the database has shown; above `number` while catching up. */
  readonly head: number;
  /** Null for a heartbeat. */
  readonly entry: InboxEntry | null;
}

export interface InboxReadersOptions {
  readonly store: Store;
  readonly bus: WakeBus;
  /** The database failed; reading goes on when it is back. */
  readonly onTrouble?: (error: unknown) => void;
}

/** Just under the poll, so that each poll of an idle inbox gives one heartbeat. */
const HEARTBEAT_MS = 0.9 * POLL_MS;
/** A head confirmed longer ago than this proves nothing. */
const FRESH_MS = 1.5 * POLL_MS;

/** Reads inboxes for a whole process: one reader per inbox, however many follow it. Create one per database. */
export class InboxReaders {
  private readonly readers = new Map<string, InboxReader>();
  private readonly pump: Pump;
  private readonly pages: Pages;
  private readonly stopListening: () => void;
  private readonly open = new Set<AbortController>();
  private closed = false;

  constructor(private readonly options: InboxReadersOptions) {
    this.pump = new Pump({ store: options.store, readers: this.readers, onTrouble: options.onTrouble });
    this.pages = new Pages(options.store);
    this.stopListening = options.bus.onWake((owner, head) => this.wake(owner, head));
  }

  /** How many inboxes are watched now. */
  get watched(): number {
    return this.readers.size;
  }

  /**
   * Yields entries `after + 1, after + 2, ...` from the table and then live, without loss, repeat or seam; and
   * heartbeats, one at once and then about each second, only of heads that the database has just confirmed. While
   * the database is away it waits. Nothing is buffered for a slow consumer: it reads when it asks.
   * @param after the last number already shown; undefined starts at the current head
   * @param signal ends the generator; always abort it when the consumer leaves
   * @throws {LiveAfterInvalid} when `after` is beyond the head
   * @example for await (const { number, entry } of readers.read(office, 41, signal)) if (entry) show(number, entry)
   */
  async *read(owner: string, after: number | undefined, signal: AbortSignal): AsyncGenerator<InboxMessage> {
    if (after !== undefined && !(Number.isSafeInteger(after) && after >= 0)) throw new LiveAfterInvalid();
    if (signal.aborted || this.closed) return;
    const end = new AbortController();
    const abort = (): void => end.abort();
    const reader = this.join(owner);
    this.open.add(end);
    signal.addEventListener('abort', abort, { once: true });
    try {
      if (await this.confirmed(reader, end.signal)) yield* this.follow(reader, after ?? reader.head, end.signal);
    } finally {
      signal.removeEventListener('abort', abort);
      this.open.delete(end);
      if (--reader.watchers === 0) this.readers.delete(owner);
    }
  }

  /** Ends all generators and stops reading. */
  async close(): Promise<void> {
    this.closed = true;
    this.stopListening();
    for (const end of this.open) end.abort();
    await this.pump.stop();
  }

  private async *follow(reader: InboxReader, start: number, ended: AbortSignal): AsyncGenerator<InboxMessage> {
    const { owner } = reader;
    let number = start;
    let beatAt = -Infinity;
    let page: NumberedEntry[] = [];
    while (!ended.aborted) {
      if (number > reader.head) throw new LiveAfterInvalid();
      const now = performance.now();
      if (now - beatAt >= HEARTBEAT_MS && now - reader.confirmedAt <= FRESH_MS && reader.confirmedAt > beatAt) {
        beatAt = now;
        yield { owner, number, head: reader.head, entry: null };
        continue;
      }
      if (!page.length && number < reader.top!) {
        const close = reader.following(number);
        page = close ? [close] : await this.page(reader, number, ended);
      }
      const next = page.shift();
      if (!next) {
        await reader.changed(ended);
      } else if (!ended.aborted) {
        number = next.number;
        yield message(reader, next);
      }
    }
  }

  /** Waits until the database has shown the head once more; false when aborted. */
  private async confirmed(reader: InboxReader, ended: AbortSignal): Promise<boolean> {
    const askedAt = performance.now();
    this.pump.wake(reader.owner);
    while (!ended.aborted && reader.confirmedAt < askedAt) await reader.changed(ended);
    return !ended.aborted;
  }

  /** What follows `after` in the table, but nothing newer than the head that was confirmed. */
  private async page(reader: InboxReader, after: number, ended: AbortSignal): Promise<NumberedEntry[]> {
    for (let failures = 1; !ended.aborted; failures++) {
      try {
        const page = await this.pages.after(reader.owner, after);
        return page.filter(({ number }) => number <= reader.head);
      } catch (error) {
        this.options.onTrouble?.(error);
        await pause(backOff(failures), ended);
      }
    }
    return [];
  }

  private wake(owner?: string, head?: number): void {
    const reader = owner === undefined ? undefined : this.readers.get(owner);
    if (owner === undefined) this.pump.wake();
    else if (reader && !(head !== undefined && head <= (reader.top ?? -1))) this.pump.wake(owner);
  }

  private join(owner: string): InboxReader {
    const reader = this.readers.get(owner) ?? new InboxReader(owner);
    this.readers.set(owner, reader);
    reader.watchers++;
    return reader;
  }
}

const message = ({ owner, head }: InboxReader, { number, ...entry }: NumberedEntry): InboxMessage => ({
  owner,
  number,
  head,
  entry,
});
