import type { NumberedEntry } from '../entry.js';
import type { Tail } from './tail.js';

/** Entries kept in memory for those who follow closely. */
const RING = 256;

/** What one process knows of one inbox: its head, and its last entries, shared by all who read it. */
export class InboxReader {
  /** Highest number the database has shown. */
  head = 0;
  /** When (`performance.now`) the query began that showed `head`; -Infinity before the first. */
  confirmedAt = -Infinity;
  /** Number up to which entries were seen; undefined before the first look. */
  top: number | undefined;
  /** How many generators read here. */
  watchers = 0;
  private ring: NumberedEntry[] = [];
  private readonly waiting = new Set<() => void>();

  constructor(readonly owner: string) {}

  /** True while the table is known to hold entries that the ring has not seen. */
  get behind(): boolean {
    return this.top !== undefined && this.top < this.head;
  }

  /**
   * Takes what a query showed that began at `startedAt`, and wakes all who wait.
   * @returns false when it does not continue what was known, as after a restored backup; the ring then starts anew
   */
  confirm({ head, entries }: Tail, startedAt: number): boolean {
    const top = this.top;
    const whole =
      top === undefined || (head >= top && entries.every(({ number }, index) => number === top + 1 + index));
    if (top !== undefined && whole) this.take(entries, top);
    else this.forget(head);
    this.head = head;
    this.confirmedAt = startedAt;
    const waiting = [...this.waiting];
    for (const wake of waiting) wake();
    return whole;
  }

  /** The entry after `number` if the ring holds it. */
  following(number: number): NumberedEntry | undefined {
    const first = this.ring[0];
    return first && number + 1 >= first.number ? this.ring[number + 1 - first.number] : undefined;
  }

  /** Resolves at the next `confirm`, or when aborted. */
  changed(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const wake = (): void => {
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  private take(entries: readonly NumberedEntry[], top: number): void {
    this.ring.push(...entries);
    if (this.ring.length > RING) this.ring = this.ring.slice(-RING);
    this.top = top + entries.length;
  }

  private forget(head: number): void {
    this.ring = [];
    this.top = head;
  }
}
