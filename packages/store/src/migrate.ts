import pg from 'pg';
import { DataSource, MigrationExecutor } from 'typeorm';
import { assertForced } from './forced.js';
import { grantToWorker, installQueue } from './jobs/queue-schema.js';
import type { Migration } from './migration.js';

export interface MigrateOptions {
  /** Connection of the owner role. */
  readonly ownerUrl: string;
  /** Connection of the app role; its user gets the rights to rows. */
  readonly appUrl: string;
  /** Connection of the worker role; its user gets the rights to the job queue and to nothing else. */
  readonly workerUrl: string;
  readonly actorKey: string;
  readonly migrations: readonly Migration[];
}

/** Any two migrations of one database exclude each other by this number. */
const LOCK = 7_407_701;

/**
 * Brings a database up to date, one process at a time: every migration that has not run, or none of them; of a new database
 * as many as it can.
 * @returns names of the migrations that ran
 * @throws when a migration fails, or leaves a table without row-level security
 */
export const migrate = async (options: MigrateOptions): Promise<string[]> => {
  const lock = new pg.Client({ connectionString: options.ownerUrl });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [LOCK]);
    return await migrateAlone(options);
  } finally {
    await lock.end();
  }
};

const migrateAlone = async (options: MigrateOptions): Promise<string[]> => {
  const owner = new DataSource({
    type: 'postgres',
    driver: pg,
    url: options.ownerUrl,
    migrations: [...options.migrations],
    migrationsTableName: 'migration',
    schema: 'hub',
    logging: false,
  });
  await owner.initialize();
  try {
    await owner.query('create schema if not exists hub');
    await installQueue(options.ownerUrl);
    const done = await runPending(owner);
    await owner.query('select hub.set_actor_key($1)', [Buffer.from(options.actorKey, 'base64url')]);
    await grantToApp(owner, decodeURIComponent(new URL(options.appUrl).username));
    await owner.query(grantToWorker(options.workerUrl));
    return done;
  } finally {
    await owner.destroy();
  }
};

/** A new database has no row to pass over, and is made faster a migration at a time. */
const runPending = async (owner: DataSource): Promise<string[]> => {
  const isNew = !(await new MigrationExecutor(owner).getExecutedMigrations()).length;
  const done = isNew ? await owner.runMigrations({ transaction: 'each' }) : await runOverRows(owner);
  // also what a run that was cut off made and did not force
  await owner.query(FORCE);
  await assertForced(owner.manager);
  return done.map(({ name }) => name);
};

/**
 * One transaction, in which the owner sees and changes the rows of its tables whatever their policies say; nobody else
 * ever sees the tables so. A statement that a policy would still hide rows from fails instead of passing them over.
 */
const runOverRows = async (owner: DataSource): Promise<{ readonly name: string }[]> => {
  const runner = owner.createQueryRunner();
  try {
    const executor = new MigrationExecutor(owner, runner);
    if (!(await executor.getPendingMigrations()).length) return [];
    await runner.startTransaction();
    // immediate: a table with checks that wait for the commit could not be altered
    await runner.query(`set local row_security = off; set constraints all immediate; ${LIFT}`);
    const done = await executor.executePendingMigrations();
    await runner.query(FORCE);
    await assertForced(runner.manager);
    await runner.commitTransaction();
    return done;
  } catch (error) {
    // a rollback fails where the connection is gone, and then nothing is left to roll back
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
};

const eachTable = (which: string, change: string): string => `
  do $$
  declare
    each regclass;
  begin
    for each in select oid from pg_class
                 where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and ${which} order by oid loop
      execute format('alter table %s ${change}', each);
    end loop;
  end $$;`;

const LIFT = eachTable('relforcerowsecurity', 'no force row level security');
const FORCE = eachTable('relrowsecurity and not relforcerowsecurity', 'force row level security');

/**
 * The app role reads and writes rows, only adds to append-only tables, and runs the functions it is given; it cannot
 * read keys, migrations or the links of the audit. One statement list is one transaction.
 */
const grantToApp = async (owner: DataSource, role: string): Promise<void> => {
  const app = pg.escapeIdentifier(role);
  await owner.query(`
    grant usage on schema public, hub to ${app};
    grant select, insert, update, delete on all tables in schema public to ${app};
    grant usage on all sequences in schema public to ${app};
    do $$
    declare
      closed regclass;
    begin
      for closed in select tgrelid from pg_trigger join pg_class c on c.oid = tgrelid
                     where tgname = 'append_only' and c.relnamespace = 'public'::regnamespace loop
        execute format('revoke update, delete on %s from %I', closed, ${pg.escapeLiteral(role)});
      end loop;
    end $$;
    grant execute on function hub.actor(), hub.actor_id(), hub.offices(), hub.is_system(), hub.audit_head(),
      hub.last_checkpoint(), hub.keep_checkpoint(jsonb), hub.schedule(text, jsonb, timestamptz, text),
      hub.unschedule(text), hub.scheduled(text[]) to ${app};
  `);
};
