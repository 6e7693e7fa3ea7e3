/** How many connections each person has open. */
export class PersonSockets {
  private readonly open = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** False when the person has as many as allowed. */
  enter(person: string): boolean {
    const count = this.open.get(person) ?? 0;
    if (count >= this.most) return false;
    this.open.set(person, count + 1);
    return true;
  }

  leave(person: string): void {
    const count = (this.open.get(person) ?? 1) - 1;
    if (count > 0) this.open.set(person, count);
    else this.open.delete(person);
  }
}
