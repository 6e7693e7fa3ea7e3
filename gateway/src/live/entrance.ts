import type { Duplex } from 'node:stream';

/** How often somebody is let in, and how late that may come before it tells that the process is at its limit. */
const STEP_MS = 5;
const LATE_MS = 10;
const MOST_AT_ONCE = 32;

interface Waiting {
  readonly stream: Duplex;
  readonly open: () => void;
}

/**
 * Lets new connections in only as fast as those that are open can bear: when thousands come back together, alerts still
 * go out in between. As many more each step as long as steps come in time, half as many when they come late.
 */
export class Entrance {
  private waiting: Waiting[] = [];
  private atOnce = MOST_AT_ONCE;
  private timer: NodeJS.Timeout | undefined;

  /** @param most connections that may wait */
  constructor(private readonly most: number) {}

  /** False when too many wait already. */
  enter(stream: Duplex, open: () => void): boolean {
    if (this.waiting.length >= this.most) return false;
    this.waiting.push({ stream, open });
    this.later();
    return true;
  }

  get length(): number {
    return this.waiting.length;
  }

  stop(): void {
    clearTimeout(this.timer);
    for (const { stream } of this.waiting) stream.destroy();
    this.waiting = [];
  }

  /** @param since when the step before began: what it took counts as lateness of the next */
  private later(since = Date.now()): void {
    const due = since + STEP_MS;
    this.timer ??= setTimeout(() => this.step(Date.now() - due), Math.max(0, due - Date.now()));
  }

  private step(lateMs: number): void {
    const began = Date.now();
    this.timer = undefined;
    this.atOnce = lateMs > LATE_MS ? Math.max(1, this.atOnce >> 1) : Math.min(MOST_AT_ONCE, this.atOnce + 1);
    for (const { stream, open } of this.waiting.splice(0, this.atOnce)) if (!stream.destroyed) open();
    if (this.waiting.length > 0) this.later(began);
  }
}
