import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { Keyring } from '@hub/store';
import { DIRECTORY_DEAD_MS, DIRECTORY_STALE_MS, type DirectoryRecord } from '@hub/caller';
import { migrate, type RunningSubgraph, serve, type SubgraphConfig } from '../src/index.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/index.js';
import { shelters } from './shelters.js';

const RECORD: DirectoryRecord = {
  ...{ kind: 'office', id: 'office-1' },
  data: { kind: 'FOCAL_POINT', committee: null, jurisdiction: ['TH57'] },
};
const key = randomBytes(32).toString('base64url');

let database: TestDatabase;
let owner: Server;
let config: SubgraphConfig;

/** The owner of the feed: one record, and a heartbeat that says that it is all. */
const startOwner = async (port = 0): Promise<void> => {
  owner = createServer((request, response) => {
    const taken = request.url?.endsWith('after=1');
    response.write(taken ? '' : `${JSON.stringify({ number: 1, body: RECORD })}\n`);
    response.write(`${JSON.stringify({ head: 1, at: new Date().toISOString() })}\n`);
  }).listen(port, '127.0.0.1');
  await once(owner, 'listening');
};
const stopOwner = async (): Promise<void> => {
  owner.closeAllConnections();
  await new Promise((resolve) => owner.close(resolve));
};

beforeAll(async () => {
  database = await createTestDatabase();
  await startOwner();
  const { port } = owner.address() as AddressInfo;
  config = {
    ...{
      environment: 'development',
      host: '127.0.0.1',
      port: 0,
      actorKey: key,
      sealKeys: new Keyring(`k1:${key}`),
      indexKey: key,
      auditKey: key,
    },
    ...{ databaseUrl: database.appUrl, ownerUrl: database.ownerUrl, workerUrl: database.workerUrl, assertionKeys: {} },
    feeds: [{ feed: 'directory', origin: `http://127.0.0.1:${port}`, owner: 'committees', key }],
  };
  await migrate(shelters, config);
});
afterAll(() => database.drop());

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const last = Date.now() + 30_000; !(await holds());) {
    if (Date.now() > last) throw new Error('it did not become true');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const superuserUrl = (): string => {
  const url = new URL(process.env['HUB_TEST_ADMIN_URL'] ?? '');
  url.pathname = new URL(database.ownerUrl).pathname;
  return url.href;
};
const asSuperuser = async <Row extends object>(sql: string): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: superuserUrl() });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
};
const storedAt = async (): Promise<number> =>
  (
    await asSuperuser<{ confirmed_at: Date | null }>('select confirmed_at from feed_position')
  )[0]?.confirmed_at?.getTime() ?? 0;

/** The subgraph's directory once it has loaded its copy, and how to stop it. */
const started = async (): Promise<RunningSubgraph> => {
  const running = await serve(shelters, config);
  await until(() => running.services.directory.version === 1);
  return running;
};

test('a copy that is whole says so, and when it was is stored', async () => {
  const running = await started();
  await until(() => running.services.directory.confirmedAt > 0);
  await until(async () => (await storedAt()) > 0);
  expect(running.services.directory.office('office-1')).toMatchObject({ kind: 'FOCAL_POINT' });
  await running.stop();
});

test('restarted while the owner is down, the copy is as old as it was, so what 15 minutes allow goes on', async () => {
  await stopOwner();
  const confirmedAt = await storedAt();
  const { services, stop } = await started();
  expect(services.directory.confirmedAt).toBe(confirmedAt);
  expect(services.directory.ageMs(confirmedAt + DIRECTORY_STALE_MS + 1)).toBeGreaterThan(DIRECTORY_STALE_MS);
  expect(services.directory.ageMs()).toBeLessThan(DIRECTORY_DEAD_MS);
  expect(services.directory.office('office-1')).toMatchObject({ kind: 'FOCAL_POINT' });
  await stop();
});

test('restarted 15 minutes after, it is too old; a clock that was ahead makes it no fresher than now', async () => {
  await asSuperuser(`update feed_position set confirmed_at = now() - interval '15 minutes 1 second'`);
  const late = await started();
  expect(late.services.directory.ageMs()).toBeGreaterThan(DIRECTORY_DEAD_MS);
  await late.stop();
  await asSuperuser(`update feed_position set confirmed_at = now() + interval '1 hour'`);
  const ahead = await started();
  expect(ahead.services.directory.ageMs()).toBeGreaterThanOrEqual(0);
  await ahead.stop();
});

test('a process that cannot read its copy when it starts, reads it as soon as it can', async () => {
  await asSuperuser('alter table directory_record rename to away');
  const { services, stop } = await serve(shelters, config);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(services.directory.version).toBe(0);
  await asSuperuser('alter table away rename to directory_record');
  await until(() => services.directory.office('office-1') !== undefined);
  await stop();
});

test('a replica that starts while another takes an entry knows that entry, or knows that it lacks it', async () => {
  const taking = new pg.Client({ connectionString: superuserUrl() });
  await taking.connect();
  await taking.query('begin');
  await taking.query('update feed_position set number = 2');
  const starting = serve(shelters, config);
  await until(
    async () => (await asSuperuser(`select from pg_stat_activity where wait_event_type = 'Lock'`)).length > 0,
  );
  await taking.query(`insert into directory_record (kind, id, number, data) values ('office', 'office-2', 2, $1)`, [
    RECORD.data,
  ]);
  await taking.query('commit');
  await taking.end();
  const { services, stop } = await starting;
  await until(() => services.directory.version === 2);
  expect(services.directory.office('office-2')).toMatchObject({ kind: 'FOCAL_POINT' });
  await stop();
});
