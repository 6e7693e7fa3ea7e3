import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoToken, type HubOptions, type LogLine, type Ready, StartError, startHub } from '@hub/local-hub';
import { Client } from './client.js';
import { lastLook } from './last-look.js';
import { copyPrepared, FREE_PORTS } from './prepared-folder.js';

export interface Session {
  readonly mfa?: boolean;
  /** Milliseconds after which the client gives up an answer. Default: never. */
  readonly patienceMs?: number;
}

/** The whole system as a user has it: shipped processes, a real database, free ports, the demo people. */
export interface RunningHub {
  readonly directory: string;
  /** As `ready.json` says now. */
  readonly ready: () => Ready;
  /** Everything the processes have written so far. */
  readonly log: readonly LogLine[];
  /** One demo person at a client of their own; `public` is nobody signed in. */
  readonly as: (person: string, session?: Session) => Promise<Client>;
  readonly stop: () => Promise<void>;
}

/** Most tests ask what is answered, on a machine that may be busy: nothing is given up early. */
export const PATIENT = { HUB_DEADLINE_MS: '60000' };

/** For tests of what happens when something does not answer in time. */
export const AS_SHIPPED = { env: {} };

/** Starts a hub in a folder of its own, patient unless told its `env`; `stop` ends it and removes the folder. */
export const startRunningHub = async (options: Partial<HubOptions> = {}): Promise<RunningHub> => {
  const parent = mkdtempSync(join(tmpdir(), 'hub-test-'));
  // the unprivileged account that PostgreSQL runs as must reach its folder
  chmodSync(parent, 0o755);
  const directory = options.directory ?? join(parent, '.hub');
  const log: LogLine[] = [];
  const settings = {
    directory,
    ports: FREE_PORTS,
    durable: false,
    env: PATIENT,
    prepared: await copyPrepared(directory),
  };
  const start = () => startHub({ ...settings, log: (line) => log.push(line), ...options });
  // a port that was free when it was chosen may be another test's by the time a process listens on it
  const hub = await start().catch((error: unknown) => {
    if (error instanceof StartError && error.message.includes('EADDRINUSE')) return start();
    throw error;
  });
  const clients: Client[] = [];
  return {
    directory,
    ready: () => hub.ready,
    log,
    as: async (person, { patienceMs, ...session } = {}) => {
      const token = person === 'public' ? undefined : await demoToken({ person, directory, ...session });
      const client = new Client(hub.ready.endpoints, token, patienceMs);
      clients.push(client);
      return client;
    },
    stop: async () => {
      for (const client of clients) client.close();
      await hub.stop();
      lastLook(directory, log);
      rmSync(parent, { recursive: true, force: true });
    },
  };
};
