import { InProcessBus, type OnWake, type WakeBus } from '../src/index.js';

/** How a bus may lie; chances are 0 to 1. */
export interface Lies {
  readonly drops?: number;
  readonly repeats?: number;
  /** Delivers after up to this many milliseconds, so also out of order. */
  readonly delayMs?: number;
  /** Names heads that do not exist. */
  readonly invents?: number;
}

/** Does everything to wake-ups that a network could. */
export class LyingBus implements WakeBus {
  private readonly inner = new InProcessBus();
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(private readonly lies: Lies) {}

  wake(owner: string, head: number): void {
    if (chance(this.lies.drops)) return;
    this.later(owner, chance(this.lies.invents) ? head + 1_000 : head);
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
