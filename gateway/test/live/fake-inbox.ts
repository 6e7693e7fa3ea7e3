import { EventEmitter } from 'node:events';

/** Inboxes in memory: numbers from 1 without holes, read from any number on. */
export class FakeInbox {
  private readonly entries = new Map<string, string[]>();
  private readonly appended = new EventEmitter().setMaxListeners(0);

  append(office: string, id: string): number {
    const list = this.entries.get(office) ?? [];
    list.push(id);
    this.entries.set(office, list);
    this.appended.emit(office);
    return list.length;
  }

  /** What an entry says from now on to whoever may read it then. */
  change(office: string, number: number, id: string): void {
    this.entries.get(office)![number - 1] = id;
  }

  head(office: string): number {
    return this.entries.get(office)?.length ?? 0;
  }

  entry(office: string, number: number): string {
    return this.entries.get(office)?.[number - 1] ?? '';
  }

  /** Resolves at the next entry of the office, or after the time. */
  async wait(office: string, ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.appended.off(office, done);
        resolve();
      };
      const timer = setTimeout(done, ms).unref();
      this.appended.on(office, done);
    });
  }
}
