import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate, Store, storeMigrations } from '@hub/store';
import { inboxMigrations } from '../src/index.js';

const ADMIN_URL = process.env['HUB_TEST_ADMIN_URL'] ?? 'postgres://hub:hub@127.0.0.1:54329/postgres';

/** A database of its own for one test file, with everything inboxes need. */
export interface TestDatabase {
  readonly store: Store;
  readonly url: string;
  /** Runs SQL as superuser inside this database, past every row policy. */
  readonly query: <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>;
  /** Cuts every connection of the app role; returns how many there were. */
  readonly cut: (applicationName?: string) => Promise<number>;
  /** How many connections of this name are open. */
  readonly connections: (applicationName: string) => Promise<number>;
  /** Away: every connection is cut and new ones are refused. */
  readonly away: (yes: boolean) => Promise<void>;
  readonly drop: () => Promise<void>;
}

const urlOf = (database: string, user?: string, password = ''): string => {
  const url = new URL(ADMIN_URL);
  url.pathname = `/${database}`;
  if (user) [url.username, url.password] = [user, password];
  return url.href;
};

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return client;
};

export const createDatabase = async (): Promise<TestDatabase> => {
  const name = `inbox_${randomBytes(5).toString('hex')}`;
  const roles = { owner: `${name}_owner`, app: `${name}_app`, worker: `${name}_worker` };
  const server = await connect(ADMIN_URL);
  for (const role of Object.values(roles)) await server.query(`create role ${role} login password 'test'`);
  await server.query(`create database ${name} owner ${roles.owner}`);
  const url = urlOf(name, roles.app, 'test');
  const actorKey = randomBytes(32).toString('base64url');
  const migrations = [...storeMigrations, ...inboxMigrations];
  const [ownerUrl, workerUrl] = [urlOf(name, roles.owner, 'test'), urlOf(name, roles.worker, 'test')];
  await migrate({ ownerUrl, appUrl: url, workerUrl, actorKey, migrations });
  const store = new Store({ url, actorKey, entities: [], applicationName: 'test', poolSize: 16 });
  await store.open();
  const inside = await connect(urlOf(name));
  const app = (sql: string, applicationName?: string) =>
    server.query(
      `select ${sql} from pg_stat_activity where datname = $1 and usename = $2 and application_name = coalesce($3, application_name)`,
      [name, roles.app, applicationName],
    );
  const cut = async (applicationName?: string) => (await app('pg_terminate_backend(pid)', applicationName)).rowCount!;
  return {
    store,
    url,
    query: async (sql, values) => (await inside.query(sql, values)).rows,
    cut,
    connections: async (applicationName) => (await app('pid', applicationName)).rowCount!,
    away: async (yes) => {
      await server.query(`alter database ${name} allow_connections ${!yes}`);
      if (yes) await cut();
    },
    drop: async () => {
      await store.close();
      await inside.end();
      await server.query(`drop database ${name} with (force)`);
      for (const role of Object.values(roles)) await server.query(`drop role ${role}`);
      await server.end();
    },
  };
};
