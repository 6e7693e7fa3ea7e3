import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate, type Migration, Store, storeMigrations } from '../src/index.js';

/** An empty database of its own for one test file, and what a test needs to look behind the store. */
export interface TestDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
  readonly actorKey: string;
  readonly migrate: (extra?: readonly Migration[]) => Promise<string[]>;
  /** A store of the app role; closed by `drop`. */
  readonly open: (options?: { url?: string; actorKey?: string; poolSize?: number }) => Promise<Store>;
  /** Runs SQL past every row policy. */
  readonly query: <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>;
  readonly drop: () => Promise<void>;
}

const urlOf = (database: string, user?: string): string => {
  const url = new URL(process.env['HUB_TEST_ADMIN_URL'] ?? '');
  url.pathname = `/${database}`;
  if (user) [url.username, url.password] = [user, 'test'];
  return url.href;
};

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return client;
};

export const createDatabase = async (): Promise<TestDatabase> => {
  const name = `store_${randomBytes(5).toString('hex')}`;
  const roles = { owner: `${name}_owner`, app: `${name}_app`, worker: `${name}_worker` };
  const server = await connect(urlOf('postgres'));
  for (const role of Object.values(roles)) await server.query(`create role ${role} login password 'test'`);
  await server.query(`create database ${name} owner ${roles.owner}`);
  const inside = await connect(urlOf(name));
  const actorKey = randomBytes(32).toString('base64url');
  const [ownerUrl, appUrl, workerUrl] = [roles.owner, roles.app, roles.worker].map((role) => urlOf(name, role)) as [
    string,
    string,
    string,
  ];
  const stores: Store[] = [];
  return {
    ownerUrl,
    appUrl,
    workerUrl,
    actorKey,
    migrate: (extra = []) =>
      migrate({ ownerUrl, appUrl, workerUrl, actorKey, migrations: [...storeMigrations, ...extra] }),
    open: async (options = {}) => {
      const store = new Store({ url: appUrl, actorKey, entities: [], applicationName: 'test', ...options });
      stores.push(store);
      await store.open();
      return store;
    },
    query: async (sql, values) => (await inside.query(sql, values)).rows,
    drop: async () => {
      for (const store of stores) await store.close();
      await inside.end();
      await server.query(`drop database ${name} with (force)`);
      for (const role of Object.values(roles)) await server.query(`drop role ${role}`);
      await server.end();
    },
  };
};
