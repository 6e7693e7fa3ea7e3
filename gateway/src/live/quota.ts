/** How much of something each key has, up to a most. */
export class Quota {
  private readonly taken = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** False when the key has as many as allowed. */
  enter(key: string): boolean {
    const count = this.taken.get(key) ?? 0;
    if (count >= this.most) return false;
    this.taken.set(key, count + 1);
    return true;
  }

  leave(key: string): void {
    const count = (this.taken.get(key) ?? 1) - 1;
    if (count > 0) this.taken.set(key, count);
    else this.taken.delete(key);
  }
}
