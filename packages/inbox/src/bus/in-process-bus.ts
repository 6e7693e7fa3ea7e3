import type { OnWake, WakeBus } from './wake-bus.js';

/** Wakes readers of its own process: for tests and for a database with a single process. */
export class InProcessBus implements WakeBus {
  private readonly listeners = new Set<OnWake>();
  private readonly since = new Date();

  wake(owner: string, head: number): void {
    for (const listener of this.listeners) listener(owner, head);
  }

  onWake(listener: OnWake): () => void {
    const own: OnWake = (...wake) => listener(...wake);
    this.listeners.add(own);
    return () => void this.listeners.delete(own);
  }

  health(): { connected: boolean; since: Date } {
    return { connected: true, since: this.since };
  }

  async close(): Promise<void> {
    this.listeners.clear();
  }
}
