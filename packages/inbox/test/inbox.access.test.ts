import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { acknowledge, acknowledgements, appendEntries, entriesAfter, inboxHeads } from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';
import { deliver, JOB } from './office.js';

let database: TestDatabase;
const [own, other] = [randomUUID(), randomUUID()];
const officer = { id: `person:${randomUUID()}`, offices: [own], purpose: 'duty' };

beforeAll(async () => {
  database = await createDatabase();
  for (const owner of [own, other]) {
    await deliver(database.store, owner, 2);
    await database.store.inActor(JOB, (tx) =>
      acknowledge(tx, { owner, number: 1, person: 'p', appointment: 'a', kind: 'SEEN' }),
    );
  }
});
afterAll(() => database.drop());

test('an officer reads the inbox of the own office and sees nothing of another', async () => {
  await database.store.inActor(officer, async (tx) => {
    expect(await entriesAfter(tx, own, { after: 0, limit: 10 })).toHaveLength(2);
    expect(await acknowledgements(tx, own, [1, 2])).toHaveLength(1);
    expect(await entriesAfter(tx, other, { after: 0, limit: 10 })).toEqual([]);
    expect(await acknowledgements(tx, other, [1, 2])).toEqual([]);
    expect([...(await inboxHeads(tx, [own, other])).values()]).toEqual([2, 0]);
  });
});

test.each(['inbox', 'inbox_entry', 'acknowledgement'])(
  'a scan of %s shows only rows of the own office',
  async (table) => {
    const count = (actor: typeof officer) =>
      database.store.inActor(actor, async (tx) => Number((await tx.query(`select count(*) from ${table}`))[0].count));
    expect(await count(officer)).toBe(table === 'inbox_entry' ? 2 : 1);
    expect(await count({ ...officer, offices: [] })).toBe(0);
  },
);

test('an officer writes neither entries, nor numbers, nor acknowledgements', async () => {
  const write = (work: Parameters<typeof database.store.inActor>[1]) => database.store.inActor(officer, work);
  const entry = { owner: own, event: randomUUID(), body: {} };
  const answer = write((tx) => appendEntries(tx, [entry]));
  await expect(answer).rejects.toThrow('row-level security');
  await expect(write((tx) => tx.query(`insert into inbox (owner) values ('x')`))).rejects.toThrow('row-level security');
  await write((tx) => tx.query('update inbox set head = 99'));
  await write((tx) => tx.query('delete from inbox_entry'));
  const given = { owner: own, number: 2, person: 'p', appointment: 'a', kind: 'SEEN' } as const;
  await expect(write((tx) => acknowledge(tx, given))).rejects.toThrow('row-level security');
  const [left] = await database.query<{ entries: string; head: string }>(
    `select (select count(*) from inbox_entry) as entries, (select max(head) from inbox) as head`,
  );
  expect(left).toEqual({ entries: '4', head: '2' });
});
