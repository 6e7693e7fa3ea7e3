import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SIZE = '512m';
const CHUNK = Buffer.alloc(16 * 1024 * 1024);

/** A file system of its own in memory, so small that it can be filled. */
export class SmallDisk {
  private constructor(readonly directory: string) {}

  /** @returns the reason in words when this machine does not let us */
  static async mount(): Promise<SmallDisk | string> {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'mounting a small disk takes root on Linux';
    const directory = mkdtempSync(join(tmpdir(), 'hub-disk-'));
    // the unprivileged account that PostgreSQL runs as must reach its folder
    chmodSync(directory, 0o755);
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=755`, 'hub-faults', directory]);
      return new SmallDisk(directory);
    } catch {
      rmdirSync(directory);
      return 'this machine does not let us mount a small disk';
    }
  }

  /** Takes all that is left. */
  async fill(): Promise<void> {
    const file = await open(this.ballast, 'w');
    try {
      for (;;) await file.write(CHUNK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      await file.close();
    }
  }

  free(): void {
    rmSync(this.ballast, { force: true });
  }

  async unmount(): Promise<void> {
    // a process that has just ended may still hold a file
    await run('umount', ['--lazy', this.directory]);
    rmdirSync(this.directory);
  }

  private get ballast(): string {
    return join(this.directory, 'ballast');
  }
}
