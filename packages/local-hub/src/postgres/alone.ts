import { mkdirSync } from 'node:fs';
import { FolderLock } from '../lock.js';
import { loadSecrets } from '../secrets.js';
import { SUPERUSER } from './data-folder.js';
import { prepareEmbedded } from './embedded.js';

export interface PostgresAlone {
  /** Connects as superuser to database `postgres`. */
  readonly url: string;
  readonly pid: number;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/**
 * The embedded PostgreSQL without the rest of the hub and without supervision, for tests.
 * It stops by itself when this process dies.
 * @param options.directory where its data are kept; made when it is not there
 * @param options.port 0, the default, takes a free one
 * @param options.durable false, the default, makes it faster and unsafe against power cuts
 * @example const { url, stop } = await startPostgres({ directory: mkdtempSync(join(tmpdir(), 'hub-')) })
 */
export const startPostgres = async ({
  directory,
  port = 0,
  durable = false,
}: {
  directory: string;
  port?: number;
  durable?: boolean;
}): Promise<PostgresAlone> => {
  mkdirSync(directory, { recursive: true, mode: 0o755 });
  const lock = await FolderLock.take(directory);
  try {
    const secrets = await loadSecrets(directory, []);
    const postgres = await prepareEmbedded({ directory, secrets, port, durable, log: () => undefined });
    const running = await postgres.launch();
    const stop = async () => {
      await running.stop();
      lock.release();
    };
    const url = `postgres://${SUPERUSER}:${secrets.superuser}@127.0.0.1:${postgres.port}/postgres`;
    return { url, pid: running.pid, port: postgres.port, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
};
