import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from './private-file.js';
import { type KnownProcess, exists, knownProcess, stillRuns } from './process-birth.js';
import { StartError } from './start-error.js';

const known = z.object({ pid: z.number().int().positive(), birth: z.string() });
const lockShape = z.object({ supervisor: known, children: z.record(z.string(), known) });

const POLITE_MS = 8_000;

/** One hub per folder; also remembers the children, so that the next start can end those of a killed one. */
export class FolderLock {
  private readonly children = new Map<string, KnownProcess>();
  private readonly supervisor = knownProcess(process.pid);

  private constructor(private readonly file: string) {}

  /**
   * Takes the folder. Children that outlived a killed supervisor are stopped first.
   * @throws {StartError} naming the process that holds it
   */
  static async take(directory: string): Promise<FolderLock> {
    const file = join(directory, 'supervisor.json');
    if (existsSync(file)) await clearAfter(file, directory);
    const lock = new FolderLock(file);
    try {
      writeFileSync(file, lock.content(), { flag: 'wx', mode: 0o600 });
    } catch {
      throw justStarting(directory);
    }
    return lock;
  }

  remember(name: string, pid: number): void {
    this.children.set(name, knownProcess(pid));
    writeWhole(this.file, this.content(), 0o600);
  }

  release(): void {
    rmSync(this.file, { force: true });
  }

  private content(): string {
    return JSON.stringify({ supervisor: this.supervisor, children: Object.fromEntries(this.children) });
  }
}

const justStarting = (directory: string) => new StartError(`Another hub is just starting in ${directory}.`);

const clearAfter = async (file: string, directory: string): Promise<void> => {
  const content = readFileSync(file, 'utf8');
  const before = readLock(content);
  if (before && stillRuns(before.supervisor))
    throw new StartError(
      `A hub is already running on this folder, as process ${before.supervisor.pid}. ` +
        `Use it, or stop it first: kill ${before.supervisor.pid}`,
    );
  await endAll(Object.values(before?.children ?? {}));
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
  } catch {
    throw justStarting(directory);
  }
  // Between reading and renaming, another start may have put its own lock there: give it back.
  if (readFileSync(aside, 'utf8') !== content) {
    renameSync(aside, file);
    throw justStarting(directory);
  }
  rmSync(aside);
};

const readLock = (content: string) => {
  try {
    return lockShape.parse(JSON.parse(content));
  } catch {
    return undefined;
  }
};

const endAll = async (processes: readonly KnownProcess[]): Promise<void> => {
  const left = () => processes.filter(stillRuns);
  for (const { pid } of left()) signal(pid, 'SIGTERM');
  const until = Date.now() + POLITE_MS;
  while (left().length && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  for (const { pid } of left()) signal(pid, 'SIGKILL');
};

/** Sends a signal; nothing happens when the process has just ended. */
const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (exists(pid)) throw error;
  }
};
