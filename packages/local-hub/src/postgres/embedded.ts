import { join } from 'node:path';
import type { Running } from '../supervise/child.js';
import { freePort } from '../ports.js';
import type { Secrets } from '../secrets.js';
import { postgresAccount } from './account.js';
import { postgresBinaries } from './binaries.js';
import { dataFolder } from './data-folder.js';
import { startServer } from './server.js';

export interface EmbeddedPostgres {
  readonly port: number;
  /** Starts the server on the same folder and port, as often as needed. */
  readonly launch: () => Promise<Running>;
}

export interface EmbeddedOptions {
  readonly directory: string;
  readonly secrets: Secrets;
  /** 0 takes a free one. */
  readonly port: number;
  readonly durable: boolean;
  readonly log: (text: string) => void;
}

/** Makes the database folder if there is none; the server itself is started by `launch`. */
export const prepareEmbedded = async ({
  directory,
  secrets,
  port,
  durable,
  log,
}: EmbeddedOptions): Promise<EmbeddedPostgres> => {
  const account = postgresAccount();
  const program = postgresBinaries(account);
  const data = dataFolder({ directory, account, program, password: secrets.superuser, durable });
  const bound = port || (await freePort());
  const shownAs = join(directory, 'postgres');
  return { port: bound, launch: () => startServer({ data, shownAs, account, program, port: bound, durable, log }) };
};
