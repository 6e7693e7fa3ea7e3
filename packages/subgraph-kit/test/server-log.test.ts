import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { Keyring } from '@hub/store';
import { migrate } from '../src/commands.js';
import { ConfigError, type SubgraphConfig } from '../src/config.js';
import { serve } from '../src/server/serve.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/database.js';
import { shelters } from './shelters.js';

const newKey = (): string => randomBytes(32).toString('base64url');
let database: TestDatabase;
let config: SubgraphConfig;
beforeAll(async () => {
  database = await createTestDatabase();
  config = {
    environment: 'production',
    host: '127.0.0.1',
    port: 0,
    databaseUrl: database.appUrl,
    ownerUrl: database.ownerUrl,
    workerUrl: database.workerUrl,
    actorKey: newKey(),
    sealKeys: new Keyring(`k1:${newKey()}`),
    indexKey: newKey(),
    auditKey: newKey(),
    assertionKeys: { gateway: newKey() },
    feeds: {},
  };
  await migrate(shelters, config);
});
afterAll(() => database.drop());

const asSuperuser = async (statements: string): Promise<void> => {
  const client = new pg.Client({ connectionString: process.env['HUB_TEST_ADMIN_URL'] });
  await client.connect();
  await client.query(statements).finally(() => client.end());
};
const refusal = async (): Promise<string> => {
  try {
    await (await serve(shelters, config)).stop();
    return 'served';
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
};

test('production does not start where the database server logs statements or rows, until what it says is done', async () => {
  const role = new URL(database.appUrl).username;
  await asSuperuser(
    `alter role ${role} set log_statement = 'all'; alter role ${role} set log_error_verbosity = 'verbose'`,
  );
  const said = await refusal();
  expect(said).toContain(`alter role ${role} set log_statement = 'none';`);
  expect(said).toContain(`alter role ${role} set log_error_verbosity = 'terse';`);
  await asSuperuser(said.slice(said.indexOf('alter role')));
  expect(await refusal()).toBe('served');
});

test('development starts all the same', async () => {
  const role = new URL(database.appUrl).username;
  await asSuperuser(`alter role ${role} set log_statement = 'all'`);
  const running = await serve(shelters, { ...config, environment: 'development' });
  expect((await fetch(`${running.url}/healthz`)).status).toBe(200);
  await running.stop();
});
