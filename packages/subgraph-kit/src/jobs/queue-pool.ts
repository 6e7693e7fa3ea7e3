import { ImpatientClient } from '@hub/store';
import pg from 'pg';

/** Connections: one that listens, one for each task at once, one for upkeep. */
export const TASKS_AT_ONCE = 2;
const CONNECTIONS = TASKS_AT_ONCE + 2;

const TIMEOUT_MS = { connect: 3_000, statement: 5_000, answer: 6_000 };

/** Connections of the worker role. */
export const openQueue = (url: string, applicationName: string, onTrouble: (error: unknown) => void): pg.Pool => {
  const queue = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    application_name: `${applicationName}:tasks`,
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
