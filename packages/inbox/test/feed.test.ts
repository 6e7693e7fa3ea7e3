import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  appendFeed,
  defineFeed,
  FeedHole,
  feedPosition,
  InboxReaders,
  InProcessBus,
  serveFeed,
  takeFeedEntry,
} from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';
import { JOB } from './office.js';

let database: TestDatabase;
let readers: InboxReaders;
beforeAll(async () => {
  database = await createDatabase();
  readers = new InboxReaders({ store: database.store, bus: new InProcessBus() });
});
afterAll(async () => {
  await readers.close();
  await database.drop();
});

const append = (name: string, ...records: object[]) =>
  database.store.inActor(JOB, (tx) => appendFeed(tx, name, records));

test('a feed tells its head, then its records as lines, then its head each second', async () => {
  expect(await append('places', { name: 'Chiang Khong' }, { name: 'Mae Sai' })).toEqual([{ number: 1 }, { number: 2 }]);
  const left = new AbortController();
  const lines: string[] = [];
  for await (const line of serveFeed(readers, 'places', 0, left.signal)) if (lines.push(line) === 5) left.abort();
  expect(lines.every((line) => line.endsWith('}\n') && line.indexOf('\n') === line.length - 1)).toBe(true);
  const parsed = lines.map((line) => JSON.parse(line));
  const heartbeat = { head: 2, at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) };
  expect(parsed).toEqual([
    heartbeat,
    { number: 1, body: { name: 'Chiang Khong' } },
    { number: 2, body: { name: 'Mae Sai' } },
    heartbeat,
    heartbeat,
  ]);
});

test('a feed belongs to no office', async () => {
  await append('secret-plans', {});
  const officer = { id: `person:${randomUUID()}`, offices: ['secret-plans', 'service'], purpose: 'duty' };
  expect(await database.store.inActor(officer, (tx) => tx.query('select * from inbox_entry'))).toEqual([]);
});

test.each(['', 'Two Words', '../up', 'a:b'])('"%s" cannot name a feed', (name) => {
  expect(() => defineFeed({ name, to: [] })).toThrow('is not a name');
});

test('entries are taken once, in order, together with their effect', async () => {
  const effects: number[] = [];
  const take = (number: number, fails = false) =>
    database.store.inActor(JOB, (tx) =>
      takeFeedEntry(tx, 'directory', number, async () => {
        if (fails) throw new Error('effect failed');
        effects.push(number);
      }),
    );
  const position = () => database.store.inActor(JOB, (tx) => feedPosition(tx, 'directory'));
  expect(await position()).toBe(0);
  await expect(take(2)).rejects.toThrow(FeedHole);
  await expect(take(1, true)).rejects.toThrow('effect failed');
  expect(await position()).toBe(0);
  expect([await take(1), await take(1), await take(2)]).toEqual([true, false, true]);
  await expect(take(4)).rejects.toThrow(FeedHole);
  expect([await take(1), await position()]).toEqual([false, 2]);
  expect(effects).toEqual([1, 2]);
});

test('of two processes that take the same entry at once one runs the effect', async () => {
  let effects = 0;
  const take = () => database.store.inActor(JOB, (tx) => takeFeedEntry(tx, 'cases', 1, async () => void effects++));
  expect((await Promise.all([take(), take(), take()])).filter(Boolean)).toHaveLength(1);
  expect(effects).toBe(1);
});
