import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error.js';
import { type Account, mayEnter } from './account.js';
import { type ProgramPath, SHARED_FOLDER } from './binaries.js';

/** Owner of the embedded server; only local-hub connects as it. */
export const SUPERUSER = 'hub_superuser';
const MAJOR = '18';
/** The locale of the server's messages must not depend on the machine. */
export const POSTGRES_ENV = { PATH: process.env.PATH, LC_ALL: 'C', LANG: 'C', TZ: 'UTC' };

export interface DataFolderOptions {
  /** The hub's folder, e.g. `.hub`. */
  readonly directory: string;
  readonly account: Account;
  readonly program: ProgramPath;
  readonly password: string;
  readonly durable: boolean;
}

/**
 * The database folder, made on first use. Nothing in an existing one is ever deleted.
 * @throws {StartError} when what is there is not a whole database of this version
 */
export const dataFolder = (options: DataFolderOptions): string => {
  const link = join(options.directory, 'postgres');
  const home = homeOf(link, options);
  const data = join(home, 'postgres');
  if (!existsSync(data) || readdirSync(data).length === 0) initialise(data, options);
  const version = readVersion(data);
  if (version === undefined) throw brokenFolder(link, 'it holds files, but no whole database');
  if (version !== MAJOR) throw brokenFolder(link, `it was made by PostgreSQL ${version}, and this is ${MAJOR}`);
  return realpathSync(data);
};

/** @param why ends the sentence "The database folder cannot be used: ..." */
export const brokenFolder = (folder: string, why: string): StartError =>
  new StartError(
    `The database folder ${folder} cannot be used: ${why}. Nothing was changed in it. ` +
      `Restore it from a backup. If its data may be lost, move it away and start again: mv ${folder} ${folder}.broken`,
  );

/** The folder that holds the database folder: ours, or a shared one when the account cannot enter ours. */
const homeOf = (link: string, { directory, account }: DataFolderOptions): string => {
  if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) return readHome(link);
  if (existsSync(link) || mayEnter(directory, account)) return directory;
  const home = join(SHARED_FOLDER, randomUUID());
  mkdirSync(join(home, 'postgres'), { recursive: true, mode: 0o755 });
  symlinkSync(join(home, 'postgres'), link);
  return home;
};

const readHome = (link: string): string => {
  if (!existsSync(link)) throw brokenFolder(link, 'it leads to a folder that is gone');
  return join(realpathSync(link), '..');
};

/** Into a folder beside it first: an initdb that is cut short leaves nothing that looks like a database. */
const initialise = (data: string, { account, program, password, durable }: DataFolderOptions): void => {
  const half = `${data}.initdb`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  giveTo(half, account);
  const passwordFile = `${data}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  giveTo(passwordFile, account);
  try {
    const { status, stdout, stderr, error } = spawnSync(
      program('initdb'),
      [...initdbArguments(half, passwordFile), ...(durable ? [] : ['--no-sync'])],
      {
        ...account,
        env: POSTGRES_ENV,
        cwd: '/',
        encoding: 'utf8',
      },
    );
    if (status !== 0)
      throw new StartError(`PostgreSQL could not make its database folder: ${stderr || stdout || error?.message}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  if (existsSync(data)) rmdirSync(data);
  renameSync(half, data);
};

const initdbArguments = (folder: string, passwordFile: string): string[] => [
  ...['--pgdata', folder, '--username', SUPERUSER, '--pwfile', passwordFile],
  ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
  ...['--locale', 'C', '--data-checksums', '--no-instructions'],
];

const giveTo = (path: string, { uid, gid }: Account): void => {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
};

const readVersion = (data: string): string | undefined => {
  try {
    return readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  } catch {
    return undefined;
  }
};
