import { ImpatientClient } from '@hub/store';
import pg from 'pg';

const TIMEOUT_MS = { connect: 3_000, statement: 5_000, answer: 6_000 };

export interface Queue {
  /** Of the process. */
  readonly name: string;
  /** Connection of the worker role. */
  readonly workerUrl: string;
}

/** Connections to the queue, made when they are needed. */
export const openQueue = (
  { name, workerUrl }: Queue,
  { connections, onTrouble }: { readonly connections: number; readonly onTrouble: (error: unknown) => void },
): pg.Pool => {
  const queue = new pg.Pool({
    connectionString: workerUrl,
    max: connections,
    application_name: `${name}:tasks`,
    connectionTimeoutMillis: TIMEOUT_MS.connect,
    statement_timeout: TIMEOUT_MS.statement,
    query_timeout: TIMEOUT_MS.answer,
    keepAlive: true,
    Client: ImpatientClient,
  });
  queue.on('error', onTrouble);
  queue.on('connect', (client) => client.on('error', onTrouble));
  return queue;
};
