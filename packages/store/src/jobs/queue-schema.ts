import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { closeOwnFunctions } from '../own-functions.js';

/** Schema of the job queue; nobody but its owner and the worker role may enter it. */
export const QUEUE_SCHEMA = 'graphile_worker';

/** What the worker role reads and writes. */
const TABLES = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs'];

/** Installs the queue, or brings it up to date; needs the owner role. */
export const installQueue = async (ownerUrl: string): Promise<void> => {
  const logger = new Logger(() => () => undefined);
  await runMigrations({ connectionString: ownerUrl, schema: QUEUE_SCHEMA, logger, maxPoolSize: 1 });
};

/**
 * SQL that lets the worker role do its work in the queue's schema, and nothing elsewhere. The queue's tables have
 * row-level security without policies, so that grants alone would show it nothing.
 */
export const grantToWorker = (workerUrl: string): string => {
  const role = decodeURIComponent(new URL(workerUrl).username);
  const worker = pg.escapeIdentifier(role);
  const policies = TABLES.map((table) => {
    const name = `${QUEUE_SCHEMA}.${table}`;
    return `drop policy if exists worker on ${name};
      create policy worker on ${name} to ${worker} using (true) with check (true);
      grant select, insert, update, delete on ${name} to ${worker};`;
  });
  return `
    ${closeOwnFunctions(QUEUE_SCHEMA)}
    grant usage on schema ${QUEUE_SCHEMA} to ${worker};
    grant select on ${QUEUE_SCHEMA}.migrations to ${worker};
    ${policies.join('\n')}`;
};
