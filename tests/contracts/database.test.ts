import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '@hub/subgraph-kit/testing';
import { committed, environmentOf, runMain, SUBGRAPHS } from './subgraphs.js';

interface Table {
  readonly name: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly owner: string;
}

const TABLES = `
  select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced, pg_get_userbyid(relowner) as owner
    from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`;

/** Everything in the database that somebody can own, and is the app role's. */
const OWNED_BY_APP = `
  select 'relation ' || relname as what from pg_class where relowner = $1::regrole
  union all select 'function ' || proname from pg_proc where proowner = $1::regrole
  union all select 'type ' || typname from pg_type where typowner = $1::regrole
  union all select 'schema ' || nspname from pg_namespace where nspowner = $1::regrole
  union all select 'database ' || datname from pg_database where datdba = $1::regrole`;

jest.setTimeout(120_000);

/** Rows of each table, past every policy. */
const countRows = async ({ ownerUrl }: TestDatabase): Promise<Record<string, number>> => {
  const url = new URL(process.env['HUB_TEST_ADMIN_URL'] ?? '');
  url.pathname = new URL(ownerUrl).pathname;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    const { rows } = await client.query<Table>(TABLES);
    const counts = rows.map(async ({ name }) => {
      const [row] = (await client.query<{ count: number }>(`select count(*)::int as count from ${name}`)).rows;
      return [name, row!.count] as const;
    });
    return Object.fromEntries(await Promise.all(counts));
  } finally {
    await client.end();
  }
};

describe.each(SUBGRAPHS)('the database of %s', (subgraph) => {
  let database: TestDatabase;
  let environment: Record<string, string>;
  let owner: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    environment = environmentOf(subgraph, database);
    await runMain(subgraph, 'migrate', environment);
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  test('is what database.sql says, after migrating an empty one', async () => {
    expect(await runMain(subgraph, 'database', environment)).toBe(committed(subgraph, 'database.sql'));
  });

  test('migrates twice without doing anything the second time', async () => {
    expect(await runMain(subgraph, 'migrate', environment)).toBe('0 migrations applied\n');
  });

  test('has row-level security enabled and forced on every table', async () => {
    const { rows } = await owner.query<Table>(TABLES);
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ enabled, forced }) => !enabled || !forced)).toEqual([]);
  });

  test('owns everything itself: the app role owns nothing', async () => {
    const app = new URL(database.appUrl).username;
    const { rows } = await owner.query(OWNED_BY_APP, [app]);
    expect(rows).toEqual([]);
  });

  test('loads its demo data twice, and the second time adds nothing', async () => {
    await runMain(subgraph, 'seed', environment);
    const once = await countRows(database);
    await runMain(subgraph, 'seed', environment);
    expect(await countRows(database)).toEqual(once);
    expect(Object.values(once).some((count) => count > 0)).toBe(true);
  });

  test('is refused at the start when a table has no row-level security', async () => {
    await owner.query('create table bare (id int primary key)');
    await expect(runMain(subgraph, 'serve', environment)).rejects.toThrow('tables without row-level security: bare');
  });
});
