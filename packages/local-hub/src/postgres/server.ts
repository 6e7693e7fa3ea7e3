import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eachLine } from '../log.js';
import type { Running } from '../supervise/child.js';
import type { Account } from './account.js';
import type { ProgramPath } from './binaries.js';
import { POSTGRES_ENV, brokenFolder } from './data-folder.js';
import { stopOrphan } from './orphan.js';

const POLL_MS = 15;
const STATE_LINE = 7;
const REMEMBERED_LINES = 5;
/** What the server says when all is well; its scale puts LOG above WARNING. */
const ROUTINE = /^LOG: /;

export interface ServerOptions {
  /** The database folder itself. */
  readonly data: string;
  /** How people know that folder, e.g. `.hub/postgres`. */
  readonly shownAs: string;
  readonly account: Account;
  readonly program: ProgramPath;
  readonly port: number;
  /** False gives up surviving a power cut, for tests. */
  readonly durable: boolean;
  readonly log: (text: string) => void;
}

/**
 * Starts the server and waits until it takes connections.
 * @throws {StartError} when it does not start, with its own last words
 */
export const startServer = async (options: ServerOptions): Promise<Running> => {
  stopOrphan(options.data, options.account, options.program);
  const server = spawn(options.program('postgres'), serverArguments(options), {
    ...options.account,
    env: POSTGRES_ENV,
    cwd: '/',
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lastWords: string[] = [];
  eachLine(server.stderr, (line) => {
    lastWords.push(line);
    if (lastWords.length > REMEMBERED_LINES) lastWords.shift();
    if (!ROUTINE.test(line)) options.log(line);
  });
  const exited = new Promise<string>((resolve) => {
    server.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    server.once('error', (error) => resolve(error.message));
  });
  const watcher = stopWhenWeDie(server, options.account);
  void exited.then(() => watcher?.kill('SIGKILL'));
  if (!(await isReady(server, options.data, exited)))
    throw brokenFolder(options.shownAs, `PostgreSQL stopped at once, saying: ${lastWords.join(' / ') || 'nothing'}`);
  return {
    pid: server.pid!,
    exited,
    stop: async () => {
      server.kill('SIGINT');
      await exited;
    },
    kill: () => void server.kill('SIGQUIT'),
  };
};

const serverArguments = ({ data, port, durable }: ServerOptions): string[] => {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    timezone: 'UTC',
    // Rows and statements may hold what must not be in a log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_min_messages: 'warning',
    log_line_prefix: '',
    ...(!durable && { fsync: 'off', full_page_writes: 'off' }),
  };
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
};

/** The eighth line of postmaster.pid tells the state; `pg_ctl -w` waits for it too. */
const isReady = async (server: ChildProcess, data: string, exited: Promise<string>): Promise<boolean> => {
  const pidFile = join(data, 'postmaster.pid');
  let gone = false;
  void exited.then(() => (gone = true));
  while (!gone) {
    const lines = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : [];
    if (Number(lines[0]) === server.pid && lines[STATE_LINE]?.trim() === 'ready') return true;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return false;
};

/** A shell whose input ends when this process dies, even by SIGKILL, and then stops the server. */
const stopWhenWeDie = (server: ChildProcess, account: Account): ChildProcess | undefined => {
  if (process.platform === 'win32' || !server.pid) return undefined;
  const watcher = spawn('/bin/sh', ['-c', 'cat >/dev/null; kill -INT "$1"', 'sh', String(server.pid)], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.on('error', () => undefined);
  watcher.unref();
  return watcher;
};
