import type { Answer } from './client.js';

/** What one subscription has brought so far. */
export class Following<Data> {
  readonly received: Answer<Data>[] = [];
  /** When (`performance.now`) each of them arrived. */
  readonly arrivedAt: number[] = [];
  /** How it ended, once it has: an error, or null for an orderly end. */
  ended: { readonly error: unknown } | undefined;
  private readonly watchers = new Set<() => void>();

  constructor(private readonly end: () => void) {}

  stop(): void {
    this.end();
  }

  sink() {
    return {
      next: (answer: unknown): void => {
        this.arrivedAt.push(performance.now());
        this.received.push(answer as Answer<Data>);
        this.tell();
      },
      error: (error: unknown): void => this.finish(error),
      complete: (): void => this.finish(null),
    };
  }

  /** Resolves with the first thing that `find` makes of all that was received; fails after `withinMs`. */
  async until<Found>(
    find: (received: readonly Answer<Data>[]) => Found | undefined,
    withinMs = 60_000,
  ): Promise<Found> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const found = find(this.received);
      if (found !== undefined) return found;
      if (Date.now() >= deadline)
        throw new Error(`not received: ${JSON.stringify([this.received.slice(-3), this.ended])}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, Math.min(250, deadline - Date.now()));
        const watchers = this.watchers;
        watchers.add(done);
        function done() {
          clearTimeout(timer);
          watchers.delete(done);
          resolve();
        }
      });
    }
  }

  private finish(error: unknown): void {
    this.ended ??= { error };
    this.tell();
  }

  private tell(): void {
    for (const watcher of [...this.watchers]) watcher();
  }
}
