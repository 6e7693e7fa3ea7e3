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
  /** What is late, in order, and when each may be written. A queue, for timers of a busy process fire in any order. */
  private readonly late: { readonly act: () => unknown; readonly dueAt: number }[] = [];
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
    if (now.kind === 'DELAY' || this.late.length > 0) {
      this.late.push({ act, dueAt: performance.now() + (now.kind === 'DELAY' ? now.ms : 0) });
      if (this.late.length === 1) this.writeAt(this.late[0]!.dueAt);
      return;
    }
    act();
    if (to.writableNeedDrain) from.pause();
  }

  private writeAt(dueAt: number): void {
    setTimeout(
      () => {
        const { to, weather } = this.way;
        const first = this.late.shift();
        if (first && !to.destroyed && weather().kind !== 'BLACKHOLE') first.act();
        if (this.late[0]) this.writeAt(this.late[0].dueAt);
      },
      Math.max(0, dueAt - performance.now()),
    );
  }
}
