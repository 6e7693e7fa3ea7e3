/** How often something may happen within a window. */
export interface PaceLimits {
  readonly windowMs: number;
  readonly perKey: number;
  /** Of all keys together; also bounds what is remembered. */
  readonly overall: number;
}

/** Counts what happens in windows of time, for each key and for all together. */
export class Pace {
  private readonly taken = new Map<string, number>();
  private all = 0;
  private began: number;

  constructor(
    private readonly limits: PaceLimits,
    private readonly now: () => number = Date.now,
  ) {
    this.began = now();
  }

  /** False when it would be too often; then nothing is counted. */
  take(key: string, times = 1): boolean {
    const { windowMs, perKey, overall } = this.limits;
    if (this.now() - this.began >= windowMs) this.begin();
    const count = (this.taken.get(key) ?? 0) + times;
    if (count > perKey || this.all + times > overall) return false;
    this.taken.set(key, count);
    this.all += times;
    return true;
  }

  private begin(): void {
    this.taken.clear();
    this.all = 0;
    this.began = this.now();
  }
}
