const LOOK_MS = 50;

/** A stretch of time, `performance.now`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Notices when this process, and so probably the machine, stood still. */
export class Stalls {
  readonly found: Stretch[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor(leastMs = 250) {
    let last = performance.now();
    this.timer = setInterval(() => {
      const now = performance.now();
      if (now - last > LOOK_MS + leastMs) this.found.push({ from: last, to: now });
      last = now;
    }, LOOK_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
