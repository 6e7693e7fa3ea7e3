import type { Socket } from 'node:net';
import type { Weather } from './tcp-proxy.js';

export interface Way {
  readonly from: Socket;
  readonly to: Socket;
  readonly weather: () => Weather;
  /** True for what servers say: only that is truncated. */
  readonly isAnswer: boolean;
}

/** Carries the bytes of one connection one way, in order, no faster than they are taken. */
export class Direction {
  /** When what was read last may be written. */
  private dueAt = 0;
  private waiting = 0;
  /** Bytes until the end is cut off; counted from the moment that weather began. */
  private left: { readonly of: Weather; bytes: number } | undefined;

  constructor(private readonly way: Way) {
    const { from, to } = way;
    from.on('data', (bytes) => this.carry(bytes));
    from.once('end', () => this.later(() => to.end()));
    to.on('drain', () => this.goOn());
  }

  goOn(): void {
    this.way.from.resume();
  }

  private carry(bytes: Buffer): void {
    const { from, to, isAnswer, weather } = this.way;
    const now = weather();
    // lost: the connection is reset in the end
    if (now.kind === 'BLACKHOLE') return;
    if (now.kind === 'STILL') {
      from.pause();
      from.unshift(bytes);
      return;
    }
    if (now.kind !== 'TRUNCATE' || !isAnswer) return this.later(() => to.write(bytes));
    if (this.left?.of !== now) this.left = { of: now, bytes: now.bytes };
    const kept = bytes.subarray(0, this.left.bytes);
    this.left.bytes -= kept.length;
    to.write(kept);
    if (this.left.bytes > 0) return;
    to.end();
    from.destroy();
  }

  /** Everything keeps its order: what comes after something delayed waits for it. */
  private later(act: () => unknown): void {
    const { from, to, weather } = this.way;
    const now = weather();
    const at = performance.now();
    this.dueAt = Math.max(this.dueAt, now.kind === 'DELAY' ? at + now.ms : at);
    if (this.dueAt <= at && this.waiting === 0) {
      act();
      if (to.writableNeedDrain) from.pause();
      return;
    }
    this.waiting++;
    setTimeout(() => {
      this.waiting--;
      if (!to.destroyed && weather().kind !== 'BLACKHOLE') act();
    }, this.dueAt - at);
  }
}
