import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoPerson } from './people.js';
import { writeWhole } from './private-file.js';
import { exists } from './process-birth.js';
import { StartError, messageOf } from './start-error.js';

/** What `.hub/ready.json` says while the hub runs. */
export interface Ready {
  readonly endpoints: {
    readonly graphql: string;
    readonly live: string;
    readonly stream: string;
    readonly identity: string;
  };
  readonly supervisor: number;
  /** Process id by name; `postgres` too when it is the embedded one. */
  readonly processes: Readonly<Record<string, number>>;
  /** `null` when every subgraph uses a server of one's own. */
  readonly postgres: { readonly pid: number; readonly port: number } | null;
  readonly people: readonly Omit<DemoPerson, 'mfa'>[];
}

const fileIn = (directory: string): string => join(directory, 'ready.json');

export const writeReady = (directory: string, ready: Ready): void =>
  writeWhole(fileIn(directory), `${JSON.stringify(ready, null, 2)}\n`, 0o644);

export const removeReady = (directory: string): void => rmSync(fileIn(directory), { force: true });

/** @throws {StartError} when no hub is running on the folder */
export const readReady = (directory: string): Ready => {
  const ready = parse(fileIn(directory));
  if (!ready || !exists(ready.supervisor))
    throw new StartError('No hub is running here. Start it in another window: npm start');
  return ready;
};

const parse = (file: string): Ready | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Ready;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartError(`${file} cannot be read: ${messageOf(error)}`);
  }
};
