import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { appendEntries, entriesAfter, inboxHeads, latestEntries, TooManyInboxes } from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';
import { deliver, JOB, oneTo } from './office.js';

let database: TestDatabase;
beforeAll(async () => void (database = await createDatabase()));
afterAll(() => database.drop());

const heads = async (owner: string) => (await database.store.inActor(JOB, (tx) => inboxHeads(tx, [owner]))).get(owner);
const after = (owner: string, number: number, limit = 100) =>
  database.store.inActor(JOB, (tx) => entriesAfter(tx, owner, { after: number, limit }));

test('entries of one call are numbered in the order given, each inbox for itself', async () => {
  const [a, b] = [randomUUID(), randomUUID()];
  const events = oneTo(4).map(() => randomUUID());
  const given = [a, b, a, a].map((owner, i) => ({ owner, event: events[i]!, rule: 'A1', body: { i } }));
  const answer = await database.store.inActor(JOB, (tx) => appendEntries(tx, given));
  expect(answer.map(({ number }) => number)).toEqual([1, 1, 2, 3]);
  expect(answer.every(({ added }) => added)).toBe(true);
  const stored = await after(a, 0);
  expect(stored.map(({ number, event, rule, body }) => ({ number, event, rule, body }))).toEqual(
    [0, 2, 3].map((i, place) => ({ number: place + 1, event: events[i], rule: 'A1', body: { i } })),
  );
  expect(stored[0]!.createdAt).toBeInstanceOf(Date);
});

test('a repeated event changes nothing and takes no number', async () => {
  const owner = randomUUID();
  const event = randomUUID();
  const append = (...events: string[]) =>
    database.store.inActor(JOB, (tx) =>
      appendEntries(
        tx,
        events.map((e) => ({ owner, event: e, body: {} })),
      ),
    );
  await append(event);
  expect(await append(event, event)).toEqual([{ owner, event, number: 1, added: false }]);
  const other = randomUUID();
  const mixed = await append(other, event, other);
  expect(mixed.map(({ number, added }) => [number, added])).toEqual([
    [2, true],
    [1, false],
  ]);
  expect(await heads(owner)).toBe(2);
});

test('the same event from eight transactions at once is stored once, and none of them fails', async () => {
  const owner = randomUUID();
  const event = randomUUID();
  const answers = await Promise.all(
    oneTo(8).map(() => database.store.inActor(JOB, (tx) => appendEntries(tx, [{ owner, event, body: {} }]))),
  );
  expect(answers.flat().filter(({ added }) => added)).toHaveLength(1);
  expect(answers.flat().map(({ number }) => number)).toEqual(oneTo(8).map(() => 1));
  expect(await heads(owner)).toBe(1);
});

test('a rollback leaves no hole, not even in an inbox it would have created', async () => {
  const owner = randomUUID();
  const rollBack = () =>
    database.store.inActor(JOB, async (tx) => {
      await appendEntries(tx, [{ owner, event: randomUUID(), body: {} }]);
      throw new Error('changed my mind');
    });
  await expect(rollBack()).rejects.toThrow('changed my mind');
  await deliver(database.store, owner);
  await expect(rollBack()).rejects.toThrow('changed my mind');
  await deliver(database.store, owner);
  expect((await after(owner, 0)).map(({ number }) => number)).toEqual([1, 2]);
});

test('calls that name the same inboxes in different orders, some of them new, do not deadlock', async () => {
  const owners = oneTo(12).map(() => randomUUID());
  const rounds = oneTo(24).map(() => {
    const some = owners.filter(() => Math.random() < 0.5).sort(() => Math.random() - 0.5);
    return some.map((owner) => ({ owner, event: randomUUID(), body: {} }));
  });
  await Promise.all(rounds.map((entries) => database.store.inActor(JOB, (tx) => appendEntries(tx, entries))));
  const stored = await database.store.inActor(JOB, (tx) => inboxHeads(tx, owners));
  for (const owner of owners)
    expect(stored.get(owner)).toBe(rounds.flat().filter((entry) => entry.owner === owner).length);
});

test('64 inboxes fit in one call, 65 do not', async () => {
  const entries = oneTo(65).map(() => ({ owner: randomUUID(), event: randomUUID(), body: {} }));
  const append = (count: number) => database.store.inActor(JOB, (tx) => appendEntries(tx, entries.slice(0, count)));
  await expect(append(65)).rejects.toThrow(TooManyInboxes);
  expect(await append(64)).toHaveLength(64);
});

test('lists page forward from a number and backward from the head', async () => {
  const owner = randomUUID();
  await deliver(database.store, owner, 7);
  expect((await after(owner, 2, 3)).map(({ number }) => number)).toEqual([3, 4, 5]);
  const latest = (before?: number) =>
    database.store.inActor(JOB, async (tx) =>
      (await latestEntries(tx, owner, { before, limit: 3 })).map(({ number }) => number),
    );
  expect(await latest()).toEqual([7, 6, 5]);
  expect(await latest(5)).toEqual([4, 3, 2]);
  expect(await latest(1)).toEqual([]);
});
