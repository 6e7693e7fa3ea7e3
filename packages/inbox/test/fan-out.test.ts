import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { appendEntries, auditFanOuts, continueFanOut, entriesAfter, fanOut, inboxHeads } from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';
import { JOB, oneTo } from './office.js';

let database: TestDatabase;
beforeAll(async () => void (database = await createDatabase()));
afterAll(() => database.drop());

/** One event for many offices. */
const broadcast = (offices: number) => {
  const event = randomUUID();
  const owners = oneTo(offices).map(() => randomUUID());
  const entries = owners.map((owner, place) => ({ owner, event, rule: 'A17', body: { place } }));
  return {
    ...{ event, owners, entries },
    begin: () => database.store.inActor(JOB, (tx) => fanOut(tx, entries)),
    heads: async () => [...(await database.store.inActor(JOB, (tx) => inboxHeads(tx, owners))).values()],
  };
};
const goOn = (job: string) => database.store.inActor(JOB, (tx) => continueFanOut(tx, job));
const isScheduled = async (job: string): Promise<boolean> =>
  (await database.query('select from graphile_worker._private_jobs where key = $1', [`fan-out:${job}`])).length > 0;
const finish = async (job: string): Promise<void> => {
  while ((await goOn(job)).job);
};

test('64 inboxes need no second transaction', async () => {
  const { begin, heads } = broadcast(64);
  expect(await begin()).toMatchObject({ job: null, appended: { length: 64 } });
  expect(new Set(await heads())).toEqual(new Set([1]));
});

test('300 inboxes get one entry each, 64 at a time', async () => {
  const { begin, heads, owners, event } = broadcast(300);
  const first = await begin();
  expect(first.appended).toHaveLength(64);
  expect(await isScheduled(first.job!)).toBe(true);
  const parts = [];
  for (let job: string | null = first.job; job;) {
    const part = await goOn(job);
    parts.push(part.appended.length);
    job = part.job;
  }
  expect(parts).toEqual([64, 64, 64, 44]);
  expect(new Set(await heads())).toEqual(new Set([1]));
  const [entry] = await database.store.inActor(JOB, (tx) => entriesAfter(tx, owners[299]!, { after: 0, limit: 5 }));
  expect(entry).toMatchObject({ event, rule: 'A17', body: { place: 299 } });
  expect(await goOn(first.job!)).toEqual({ appended: [], job: null });
});

test('a crash in the middle of a part leaves it to be done, without a repeat and without a hole', async () => {
  const { begin, heads, owners } = broadcast(200);
  const { job } = await begin();
  await goOn(job!);
  const died = database.store.inActor(JOB, async (tx) => {
    await continueFanOut(tx, job!);
    throw new Error('killed');
  });
  await expect(died).rejects.toThrow('killed');
  expect(await isScheduled(job!)).toBe(true);
  await finish(job!);
  expect(new Set(await heads())).toEqual(new Set([1]));
  const numbers = await database.query<{ number: string }>(
    'select number from inbox_entry e join inbox i on i.id = e.inbox where i.owner = any ($1)',
    [owners],
  );
  expect(numbers.map(({ number }) => number)).toEqual(owners.map(() => '1'));
});

test('two workers at one fan-out, while others write to the same inboxes, do each part once', async () => {
  const { begin, owners, event } = broadcast(300);
  const { job } = await begin();
  const other = oneTo(20).map((place) =>
    database.store.inActor(JOB, (tx) =>
      appendEntries(
        tx,
        owners.slice(place * 10, place * 10 + 40).map((owner) => ({ owner, event: randomUUID(), body: {} })),
      ),
    ),
  );
  await Promise.all([finish(job!), finish(job!), ...other]);
  await finish(job!);
  const rows = await database.query<{ copies: string; head: string; entries: string }>(
    `select i.head, count(*) as entries, count(*) filter (where e.event = $2) as copies
       from inbox i join inbox_entry e on e.inbox = i.id where i.owner = any ($1) group by i.id`,
    [owners, event],
  );
  expect(rows).toHaveLength(300);
  expect(rows.every(({ copies }) => copies === '1')).toBe(true);
  expect(rows.every(({ head, entries }) => head === entries)).toBe(true);
});

test('a fan-out that rolled back leaves nothing to go on with', async () => {
  const { entries, heads } = broadcast(70);
  const undone = database.store.inActor(JOB, async (tx) => {
    await fanOut(tx, entries);
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');
  expect(new Set(await heads())).toEqual(new Set([0]));
  expect(await database.query('select from fanout_job where owner = $1', [entries[69]!.owner])).toEqual([]);
});

test('a fan-out that nothing goes on with is found and scheduled again', async () => {
  const { begin } = broadcast(70);
  const { job } = await begin();
  await database.query('delete from graphile_worker._private_jobs where key = $1', [`fan-out:${job}`]);
  const audit = () => database.store.inActor(JOB, auditFanOuts);
  expect((await audit()).repaired).toBe(1);
  expect(await isScheduled(job!)).toBe(true);
  expect((await audit()).repaired).toBe(0);
});
