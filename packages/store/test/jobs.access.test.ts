import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { type Actor, scheduleTask, type Store, systemActor, unscheduleTask } from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';

const JOB = systemActor('test');
const PERSON: Actor = { id: 'person:holder', offices: ['office-1'], purpose: 'request' };
const TABLES = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs', 'migrations'];

let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await createDatabase();
  await database.migrate();
  store = await database.open();
});
afterAll(() => database.drop());

interface Waiting {
  readonly task: string;
  readonly payload: object;
  readonly seconds: number;
}
const waiting = (key: string): Promise<Waiting[]> =>
  database.query(
    `select t.identifier as task, payload, extract(epoch from run_at - clock_timestamp())::float8 as seconds
       from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where key = $1`,
    [key],
  );
const remind = (key: string, delaySeconds = 60) => ({ task: 'remind', payload: { of: 'it' }, delaySeconds, key });

test('a task waits once its transaction has committed, and not when it rolled back', async () => {
  const [kept, undone] = [`remind:${randomUUID()}`, `remind:${randomUUID()}`];
  await store.inActor(JOB, (tx) => scheduleTask(tx, remind(kept)));
  const rolledBack = store.inActor(JOB, async (tx) => {
    await scheduleTask(tx, remind(undone));
    throw new Error('changed my mind');
  });
  await expect(rolledBack).rejects.toThrow('changed my mind');
  const [task] = await waiting(kept);
  expect(task).toMatchObject({ task: 'remind', payload: { of: 'it' } });
  expect(task!.seconds).toBeGreaterThan(0);
  expect(task!.seconds).toBeLessThanOrEqual(60);
  expect(await waiting(undone)).toEqual([]);
});

test('of two tasks under one key the later takes the place of the earlier, and either can be taken back', async () => {
  const key = `remind:${randomUUID()}`;
  await store.inActor(JOB, (tx) => scheduleTask(tx, remind(key, 60)));
  await store.inActor(JOB, (tx) => scheduleTask(tx, remind(key, 600)));
  const tasks = await waiting(key);
  expect(tasks).toHaveLength(1);
  expect(tasks[0]!.seconds).toBeGreaterThan(60);
  await store.inActor(JOB, (tx) => unscheduleTask(tx, key));
  await store.inActor(JOB, (tx) => unscheduleTask(tx, key));
  expect(await waiting(key)).toEqual([]);
});

test('whoever is not a job of the hub neither schedules, nor takes back, nor looks', async () => {
  const key = `remind:${randomUUID()}`;
  await store.inActor(JOB, (tx) => scheduleTask(tx, remind(key)));
  const unsigned = (sql: string) =>
    store.inActor(JOB, async (tx) => {
      await tx.query(`select set_config('hub.actor', $1, true)`, ['v1|system:test||test|9999999999|00']);
      return tx.query(sql);
    });
  const acts = [
    `select hub.schedule('remind', '{}', now(), 'remind:x')`,
    `select hub.unschedule('${key}')`,
    `select hub.scheduled(array['${key}'])`,
  ];
  for (const sql of acts) {
    await expect(store.inActor(PERSON, (tx) => tx.query(sql))).rejects.toThrow('own jobs');
    await expect(unsigned(sql)).rejects.toThrow('own jobs');
  }
  expect(await waiting(key)).toHaveLength(1);
  expect(await waiting('remind:x')).toEqual([]);
});

test.each([
  ['a name that is none', { task: 'Remind; drop' }],
  ['a key that is none', { key: 'remind me' }],
  ['a payload of more than 4 KiB', { payload: { of: 'x'.repeat(4_097) } }],
  ['a payload that is a list', { payload: ['it'] }],
  ['a time years ahead', { delaySeconds: 401 * 86_400 }],
])('a task with %s is refused', async (_what, wrong) => {
  const task = { ...remind(`remind:${randomUUID()}`), ...wrong };
  const scheduled = store.inActor(JOB, (tx) =>
    // a list reaches the driver as an array of Postgres unless it is text
    scheduleTask(tx, Array.isArray(task.payload) ? { ...task, payload: JSON.stringify(task.payload) as never } : task),
  );
  await expect(scheduled).rejects.toThrow('no task that can be scheduled');
});

test.each(TABLES)('the app role neither reads nor writes %s', async (table) => {
  for (const sql of ['select * from', 'delete from', 'truncate'])
    await expect(store.inActor(JOB, (tx) => tx.query(`${sql} graphile_worker.${table}`))).rejects.toThrow(
      'permission denied for schema graphile_worker',
    );
});

test('the app role cannot call the functions of the queue itself', async () => {
  const call = store.inActor(JOB, (tx) => tx.query(`select graphile_worker.add_job('remind')`));
  await expect(call).rejects.toThrow('permission denied for schema graphile_worker');
});

test('the worker role works in the queue and sees nothing else', async () => {
  const worker = new pg.Client({ connectionString: database.workerUrl });
  await worker.connect();
  try {
    const key = `remind:${randomUUID()}`;
    await store.inActor(JOB, (tx) => scheduleTask(tx, remind(key)));
    const seen = await worker.query('select from graphile_worker._private_jobs where key = $1', [key]);
    expect(seen.rowCount).toBe(1);
    for (const table of ['audit_entry', 'row_access', 'subject_key'])
      await expect(worker.query(`select * from ${table}`)).rejects.toThrow();
    await expect(worker.query('select * from hub.actor_key')).rejects.toThrow('permission denied');
    await expect(worker.query('select hub.is_system()')).rejects.toThrow('permission denied');
    await expect(worker.query('create table graphile_worker.mine (id int)')).rejects.toThrow('permission denied');
  } finally {
    await worker.end();
  }
});
