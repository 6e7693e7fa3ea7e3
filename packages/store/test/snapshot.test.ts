import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { migration, protect, recordAudit, type Store, systemActor } from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';

const ACTOR = systemActor('test');

let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await createDatabase();
  const noted = migration(
    9000,
    'Noted',
    `create table noted (word text not null); ${protect('noted', { read: 'true' })}`,
  );
  await database.migrate([noted]);
  store = await database.open();
});
afterAll(() => database.drop());

const COUNT = 'select count(*)::int as count from noted';
const countTwice = (how: 'inActor' | 'inSnapshot'): Promise<number[]> =>
  store[how](ACTOR, async (tx) => {
    const [before]: { count: number }[] = await tx.query(COUNT);
    await store.inActor(ACTOR, (other) => other.query(`insert into noted values ('meanwhile')`));
    const [after]: { count: number }[] = await tx.query(COUNT);
    return [before!.count, after!.count];
  });

test('a snapshot is of one instant, whatever is committed meanwhile', async () => {
  const [before, after] = await countTwice('inSnapshot');
  expect(after).toBe(before);
  const [first, second] = await countTwice('inActor');
  expect(second).toBe(first! + 1);
});

test('nothing is written in one, though row policies allow it, and the connection goes on', async () => {
  const event = { actor: 'person:a', action: 'test', resourceType: 'noted', resource: 'a', purpose: 'test' };
  for (const write of [
    () => store.inSnapshot(ACTOR, (tx) => tx.query(`insert into noted values ('written')`)),
    () => store.inSnapshot(ACTOR, (tx) => recordAudit(tx, [event])),
    () => store.inSnapshot(ACTOR, (tx) => tx.query('select from noted for update')),
  ])
    await expect(write()).rejects.toMatchObject({ code: '25006' });
  expect(await database.query(`select from noted where word = 'written'`)).toEqual([]);
  expect(await store.inActor(ACTOR, (tx) => tx.query('show transaction_read_only'))).toEqual([
    { transaction_read_only: 'off' },
  ]);
});
