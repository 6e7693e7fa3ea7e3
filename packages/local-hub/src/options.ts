import { fileURLToPath } from 'node:url';
import { join, resolve } from 'node:path';
import { type Doors, NO_DOORS } from './doors.js';
import type { LogSink } from './log.js';
import type { DemoPerson } from './people.js';
import { PROCESSES, type ProcessEntry } from './processes.js';

/** The root of the repository. */
export const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));

export interface HubOptions {
  /** Where databases, secrets and state live. Default: `HUB_DIR`, else `.hub` in the repository. */
  readonly directory?: string;
  /** Ports by process name, `postgres` too; 0 takes a free one. Default: the variable of each, else the usual port. */
  readonly ports?: Readonly<Record<string, number>>;
  /** False makes PostgreSQL faster and unsafe against power cuts, for tests. Default true. */
  readonly durable?: boolean;
  /** True when this build has made and filled the databases in the folder (`prepareHub`). Default false. */
  readonly prepared?: boolean;
  /** What to start. Default: everything. */
  readonly processes?: readonly ProcessEntry[];
  /** How many of each process run, by name; 1 unless said. Doors must lead to all of them. */
  readonly replicas?: Readonly<Record<string, number>>;
  /** Default: none, every part finds the others where they listen. */
  readonly doors?: Doors;
  readonly people: readonly DemoPerson[];
  /** Added to the environment of the hub and of each process. */
  readonly env?: NodeJS.ProcessEnv;
  /** Takes each line the processes write. Default: nobody. */
  readonly log?: LogSink;
  /** Takes a sentence at each step of the start. Default: nobody. */
  readonly progress?: (text: string) => void;
}

export interface SettledOptions extends Required<Omit<HubOptions, 'env'>> {
  readonly env: NodeJS.ProcessEnv;
}

export const settleOptions = (options: HubOptions): SettledOptions => ({
  ports: {},
  durable: true,
  prepared: false,
  processes: PROCESSES,
  replicas: {},
  doors: NO_DOORS,
  log: () => undefined,
  progress: () => undefined,
  ...options,
  directory: hubDirectory(options.directory),
  env: { ...process.env, ...options.env },
});

export const hubDirectory = (given?: string): string =>
  resolve(given ?? process.env.HUB_DIR ?? join(REPOSITORY, '.hub'));
