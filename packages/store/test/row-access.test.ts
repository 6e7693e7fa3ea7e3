import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { grantRows, type RowGrant, type Store, systemActor } from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await createDatabase();
  await database.migrate();
  store = await database.open();
});
afterAll(() => database.drop());

const give = (...grants: RowGrant[]): Promise<void> =>
  store.inActor(systemActor('test'), (tx) => grantRows(tx, grants));
const grantOf = (resource: string, more: Partial<RowGrant> = {}): RowGrant => ({
  ...{ resourceType: 'case', resource, office: 'office-1', reason: 'A1' },
  ...more,
});
const stored = (resource: string) =>
  database.query<{ office: string; reason: string; until: Date | null; created_at: Date }>(
    'select office, reason, until, created_at from row_access where resource = $1 order by office, reason',
    [resource],
  );

test('a grant given twice is one row, and only its end changes', async () => {
  const resource = randomUUID();
  const at = new Date('2026-01-01T00:00:00Z');
  const until = new Date('2026-02-01T00:00:00Z');
  await give(grantOf(resource, { at }), grantOf(resource, { at }));
  await give(grantOf(resource, { until, at: new Date() }));
  expect(await stored(resource)).toEqual([{ office: 'office-1', reason: 'A1', until, created_at: at }]);
});

test('each office and each reason is a row of its own', async () => {
  const resource = randomUUID();
  await give(grantOf(resource), grantOf(resource, { office: 'office-2' }), grantOf(resource, { reason: 'ASSIGNMENT' }));
  expect((await stored(resource)).map(({ office, reason }) => `${office} ${reason}`)).toEqual([
    'office-1 A1',
    'office-1 ASSIGNMENT',
    'office-2 A1',
  ]);
});

test('nobody but the hub itself grants, not even the office concerned', async () => {
  const resource = randomUUID();
  const office = { id: 'person:holder', offices: ['office-1'], purpose: 'request' };
  await expect(store.inActor(office, (tx) => grantRows(tx, [grantOf(resource)]))).rejects.toThrow('row-level security');
  expect(await stored(resource)).toEqual([]);
});

test('no grants are no statement', async () => {
  await expect(give()).resolves.toBeUndefined();
});
