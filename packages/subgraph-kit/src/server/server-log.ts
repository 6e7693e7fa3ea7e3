import { type Store, systemActor } from '@hub/store';
import type { Logger } from 'pino';
import { ConfigError, type SubgraphConfig } from '../config.js';

/** Settings that decide whether the database server writes statements or row values into its log, and safe values. */
const SAFE: Readonly<Record<string, readonly string[]>> = {
  log_statement: ['none'],
  log_error_verbosity: ['terse'],
  log_min_error_statement: ['panic', 'fatal', 'log'],
  log_min_duration_statement: ['-1'],
  log_min_duration_sample: ['-1'],
  log_transaction_sample_rate: ['0'],
};

/**
 * Identifying values stand in statements and rows, so the log of the database server may hold neither.
 * @throws {ConfigError} in production, with the statements that mend it; in development it is only logged
 */
export const checkServerLog = async (
  store: Store,
  { environment }: Pick<SubgraphConfig, 'environment'>,
  log: Logger,
): Promise<void> => {
  const rows = await store.inActor(systemActor('start'), (tx) =>
    tx.query<{ role: string; name: string; setting: string }[]>(
      'select current_user as role, name, setting from pg_settings where name = any ($1) order by name',
      [Object.keys(SAFE)],
    ),
  );
  const unsafe = rows.filter(({ name, setting }) => !SAFE[name]?.includes(setting));
  if (unsafe.length === 0) return;
  const mend = unsafe.map(({ role, name }) => `alter role ${role} set ${name} = '${SAFE[name]?.[0]}';`).join(' ');
  const problem = `the database server logs statements or rows; as its superuser, then start again: ${mend}`;
  if (environment === 'production') throw new ConfigError(problem);
  log.warn({ settings: unsafe.map(({ name }) => name) }, 'the database server logs statements or rows');
};
