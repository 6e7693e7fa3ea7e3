import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One JSON file of the state folder, replaced whole: a reader sees the old or the new one, never a half. */
export class StateFile<T> {
  private turn = 0;

  constructor(
    private readonly folder: string,
    private readonly name: string,
    private readonly parse: (raw: unknown) => T,
  ) {}

  /** Undefined when there is none, or none that can be trusted. */
  async read(): Promise<T | undefined> {
    try {
      return this.parse(JSON.parse(await readFile(join(this.folder, this.name), 'utf8')));
    } catch {
      return undefined;
    }
  }

  async write(value: T): Promise<void> {
    const draft = join(this.folder, `.${this.name}.${process.pid}.${this.turn++}`);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify(value), { mode: 0o600, flush: true });
    await rename(draft, join(this.folder, this.name));
  }
}
