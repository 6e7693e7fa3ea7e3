import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isId } from '../request/id.js';

/** Where sealed files are kept, by id. It never sees a plain byte. */
export interface FileStore {
  /** Keeps all of it or nothing. */
  readonly put: (id: string, sealed: Iterable<Buffer>) => Promise<void>;
  /** @throws when it is not there */
  readonly get: (id: string) => Promise<AsyncIterable<Buffer>>;
  /** Nothing happens when it is not there. */
  readonly remove: (id: string) => Promise<void>;
  /** What is kept, whole or left half by a process that died, and since when. */
  readonly list: () => Promise<readonly { readonly id: string; readonly at: Date }[]>;
}

const HALF = '.part';

/** Files in one folder that all processes of the subgraph share; made when it is missing, readable by its owner only. */
export class FileFolder implements FileStore {
  constructor(private readonly folder: string) {}

  async open(): Promise<this> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    return this;
  }

  async put(id: string, sealed: Iterable<Buffer>): Promise<void> {
    const path = this.pathOf(id);
    try {
      const file = await open(path + HALF, 'wx', 0o600);
      try {
        for (const bytes of sealed) await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(path + HALF, path);
    } catch (error) {
      await rm(path + HALF, { force: true });
      throw error;
    }
  }

  async get(id: string): Promise<AsyncIterable<Buffer>> {
    const file = await open(this.pathOf(id), 'r');
    return file.createReadStream() as AsyncIterable<Buffer>;
  }

  async remove(id: string): Promise<void> {
    for (const path of [this.pathOf(id), this.pathOf(id) + HALF]) await rm(path, { force: true });
  }

  async list(): Promise<{ id: string; at: Date }[]> {
    const names = await readdir(this.folder);
    const ids = [...new Set(names.map((name) => name.replace(HALF, '')))].filter(isId);
    const found = await Promise.all(ids.map((id) => this.since(id)));
    return found.flatMap((each) => each ?? []);
  }

  private async since(id: string): Promise<{ id: string; at: Date } | undefined> {
    for (const path of [this.pathOf(id), this.pathOf(id) + HALF]) {
      const there = await stat(path).catch(() => undefined);
      if (there) return { id, at: there.mtime };
    }
    return undefined;
  }

  private pathOf(id: string): string {
    if (!isId(id)) throw new Error('a file is named by an id');
    return join(this.folder, id);
  }
}
