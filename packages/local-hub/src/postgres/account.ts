import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { StartError } from '../start-error.js';

/** The account PostgreSQL runs under; empty means our own. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

const UNPRIVILEGED = ['postgres', 'nobody'];

/** PostgreSQL refuses to run as root, and initdb needs an account that has a name. */
export const postgresAccount = (): Account => {
  if (process.getuid?.() !== 0) return {};
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of UNPRIVILEGED) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new StartError(
    'PostgreSQL does not run as root and this machine has no account postgres or nobody. ' +
      'Start the hub as another user, or set DATABASE_URL_<NAME>, DATABASE_OWNER_URL_<NAME> and DATABASE_WORKER_URL_<NAME> for a server of your own.',
  );
};

/** True when the account may pass through a folder. */
export const mayEnter = (folder: string, account: Account): boolean =>
  account.uid === undefined ||
  spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...account, cwd: '/' }).status === 0;
