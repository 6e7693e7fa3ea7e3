import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, exists } from '../process-birth.js';
import { StartError } from '../start-error.js';
import type { Account } from './account.js';
import type { ProgramPath } from './binaries.js';
import { POSTGRES_ENV } from './data-folder.js';

const STOP_SECONDS = 30;

/** Stops the server that a killed hub left running on this folder, if there is one. */
export const stopOrphan = (data: string, account: Account, program: ProgramPath): void => {
  const pidFile = join(data, 'postmaster.pid');
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0;
  if (!pid || !exists(pid)) return;
  if (!isServerOf(pid, data)) {
    // The id belongs to another program now, e.g. after a reboot: stopping it would hit that program.
    rmSync(pidFile);
    return;
  }
  const stop = (mode: string) =>
    spawnSync(program('pg_ctl'), ['stop', '-D', data, '-m', mode, '-w', '-t', String(STOP_SECONDS)], {
      ...account,
      env: POSTGRES_ENV,
      cwd: '/',
    }).status === 0;
  if (!stop('fast') && !stop('immediate') && exists(pid))
    throw new StartError(
      `A PostgreSQL of an earlier start (process ${pid}) does not stop; end it yourself: kill -QUIT ${pid}`,
    );
};

const isServerOf = (pid: number, data: string): boolean => {
  const command = commandOf(pid);
  return process.platform === 'win32' || (/postgres/.test(command) && command.includes(data));
};
