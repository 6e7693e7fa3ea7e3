import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Store, systemActor } from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';

let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await createDatabase();
  await database.migrate();
  store = await database.open({ poolSize: 1 });
});
afterAll(() => database.drop());

const ask = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  store.inActor(systemActor('test'), (tx) => tx.query<Row[]>(text, values));
const prepared = async (like: string): Promise<{ statement: string; uses: string }[]> =>
  ask('select statement, generic_plans::text as uses from pg_prepared_statements').then((rows) =>
    (rows as { statement: string; uses: string }[]).filter(({ statement }) => statement.includes(like)),
  );

test('a statement with values is prepared and planned once, and answers each time for its own values and actor', async () => {
  const text = 'select $1::text as told, hub.actor_id() as actor';
  for (const told of ['one', 'two', 'three']) expect(await ask(text, [told])).toEqual([{ told, actor: 'system:test' }]);
  expect(await store.inActor(systemActor('other'), (tx) => tx.query(text, ['four']))).toEqual([
    { told: 'four', actor: 'system:other' },
  ]);
  expect(await prepared('as told')).toEqual([{ statement: text, uses: '4' }]);
});

test('one that fails is as good as new the next time', async () => {
  const text = 'select 1 / $1::integer as share';
  await expect(ask(text, [0])).rejects.toThrow('division by zero');
  expect(await ask(text, [1])).toEqual([{ share: 1 }]);
});

test('a connection keeps no more than 200, and goes on with others', async () => {
  for (let index = 0; index < 220; index++)
    expect(await ask(`select $1::integer + ${index} as sum`, [1])).toEqual([{ sum: index + 1 }]);
  expect((await prepared('')).length).toBeLessThanOrEqual(200);
  expect((await prepared('as sum')).length).toBeGreaterThan(150);
});
