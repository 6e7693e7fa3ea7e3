import { InProcessBus, type OnWake, type WakeBus } from '../src/index.js';

/** How a bus may lie; chances are 0 to 1. */
export interface Lies {
  readonly drops?: number;
  readonly repeats?: number;
  /** Delivers after up to this many milliseconds, so also out of order. */
  readonly delayMs?: number;
  /** Names heads that do not exist. */
  readonly invents?: number;
  /** Names another inbox instead. */
  readonly misdirects?: number;
}

/** Does everything to wake-ups that a network could. */
export class LyingBus implements WakeBus {
  private readonly inner = new InProcessBus();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly owners = new Set<string>();

  constructor(private readonly lies: Lies) {}

  wake(owner: string, head: number): void {
    if (chance(this.lies.drops)) return;
    this.later(
      chance(this.lies.misdirects) ? this.another(owner) : owner,
      chance(this.lies.invents) ? head + 1_000 : head,
    );
    if (chance(this.lies.repeats)) this.later(owner, head);
  }

  onWake(listener: OnWake): () => void {
    return this.inner.onWake(listener);
  }

  health(): { connected: boolean; since: Date } {
    return this.inner.health();
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    await this.inner.close();
  }

  private another(owner: string): string {
    this.owners.add(owner);
    return [...this.owners].find((each) => each !== owner) ?? owner;
  }

  private later(owner: string, head: number): void {
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        this.inner.wake(owner, head);
      },
      Math.random() * (this.lies.delayMs ?? 0),
    );
    this.timers.add(timer);
  }
}

const chance = (of = 0): boolean => Math.random() < of;
