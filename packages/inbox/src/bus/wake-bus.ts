/**
 * Called when an inbox may have grown. Without an owner: wake-ups may have been missed, look at all.
 * Only a hint: it may be late, repeated, out of order, wrong or missing.
 */
export type OnWake = (owner?: string, head?: number) => void;

/** Tells readers that an inbox has grown, sooner than their poll would. The table is the truth, never the bus. */
export interface WakeBus {
  /** Tells the listeners of this process, and of others where the bus reaches them. Never throws. */
  wake(owner: string, head: number): void;
  /** @returns stops listening */
  onWake(listener: OnWake): () => void;
  /** Whether wake-ups arrive now, and since when it is so. */
  health(): { connected: boolean; since: Date };
  close(): Promise<void>;
}
