import pg from 'pg';
import { DataSource } from 'typeorm';
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
 * Brings a database up to date, one process at a time.
 * @returns names of the migrations that ran
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
    const done = await owner.runMigrations({ transaction: 'each' });
    await owner.query('select hub.set_actor_key($1)', [Buffer.from(options.actorKey, 'base64url')]);
    await grantToApp(owner, decodeURIComponent(new URL(options.appUrl).username));
    await owner.query(grantToWorker(options.workerUrl));
    return done.map(({ name }) => name);
  } finally {
    await owner.destroy();
  }
};

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
