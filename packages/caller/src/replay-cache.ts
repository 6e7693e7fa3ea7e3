/** Remembers ids for at least `windowMs`, in two generations so that forgetting costs nothing. */
export class ReplayCache {
  private current = new Set<string>();
  private previous = new Set<string>();
  private turned: number;

  constructor(
    private readonly windowMs: number,
    private readonly now: () => number = Date.now,
  ) {
    this.turned = now();
  }

  /** True the first time an id is seen within the window. */
  first(id: string): boolean {
    const age = this.now() - this.turned;
    if (age >= this.windowMs) {
      this.previous = age >= 2 * this.windowMs ? new Set() : this.current;
      this.current = new Set();
      this.turned = this.now();
    }
    if (this.current.has(id) || this.previous.has(id)) return false;
    this.current.add(id);
    return true;
  }
}
