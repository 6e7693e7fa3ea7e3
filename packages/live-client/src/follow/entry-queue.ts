import type { Awaitable } from '../storage.js';

export interface EntryQueueOptions<Entry> {
  /** Shows one entry; it is shown when this returns or resolves. */
  readonly show: (entry: Entry) => Awaitable<unknown>;
  /** Keeps that it was shown. */
  readonly keep: (entry: Entry) => Awaitable<unknown>;
  /** Something is shown, or is being shown and takes a while. */
  readonly onChange: () => void;
  /** An entry could not be shown; it and those after it were dropped. */
  readonly onFailure: (error: unknown) => void;
}

/** Entries that came and are shown one after the other. */
export class EntryQueue<Entry> {
  private waiting: Entry[] = [];
  private working: Promise<void> | undefined;

  constructor(private readonly options: EntryQueueOptions<Entry>) {}

  get length(): number {
    return this.waiting.length;
  }

  push(entry: Entry): void {
    this.waiting.push(entry);
    this.working ??= this.work();
  }

  /** Forgets what is not being shown yet. */
  clear(): void {
    this.waiting = [];
  }

  /** Resolves when nothing is being shown or kept, and nothing waits. */
  async idle(): Promise<void> {
    while (this.working) await this.working;
  }

  private async work(): Promise<void> {
    for (let entry = this.waiting.shift(); entry !== undefined; entry = this.waiting.shift()) {
      try {
        await this.showOne(entry);
      } catch (error) {
        this.clear();
        this.options.onFailure(error);
      }
    }
    this.working = undefined;
  }

  private async showOne(entry: Entry): Promise<void> {
    const shown = this.options.show(entry);
    if (isPromise(shown)) {
      this.options.onChange();
      await shown;
    }
    const kept = this.options.keep(entry);
    this.options.onChange();
    if (isPromise(kept)) await kept;
  }
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function';
