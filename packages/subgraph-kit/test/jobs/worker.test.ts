import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { pino } from 'pino';
import { z } from 'zod';
import { migrate, scheduleTask, Store, storeMigrations, systemActor } from '@hub/store';
import { defineTask, type Services, type Task } from '../../src/index.js';
import { keepWorking } from '../../src/jobs/worker.js';
import { createTestDatabase, type TestDatabase } from '../../src/testing/index.js';

const JOB = systemActor('test');
let database: TestDatabase;
let store: Store;
let owner: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  const actorKey = randomBytes(32).toString('base64url');
  await migrate({ ...database, actorKey, migrations: storeMigrations });
  store = new Store({ url: database.appUrl, actorKey, entities: [], applicationName: 'test' });
  await store.open();
  owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  owner.on('error', () => undefined);
});
const running: { stop: () => Promise<void> }[] = [];
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const worker of running.splice(0)) await worker.stop();
  await owner.query('delete from graphile_worker._private_jobs');
});
afterAll(async () => {
  await store.close();
  await owner.end();
  await database.drop();
});

const lines: string[] = [];
const start = (...tasks: Task[]): { stop: () => Promise<void> } => {
  const stopping = new AbortController();
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const services = { store } as unknown as Services;
  const { workerUrl } = database;
  const work = keepWorking({ name: 'test', workerUrl, tasks, services, log, signal: stopping.signal });
  const worker = { stop: () => (stopping.abort(), work) };
  running.push(worker);
  return worker;
};

const remind = (of: string, delaySeconds = 0): Promise<void> =>
  store.inActor(JOB, (tx) => scheduleTask(tx, { task: 'remind', payload: { of }, delaySeconds, key: `remind:${of}` }));

const reminding = (run: (of: string) => Promise<void> | void): Task =>
  defineTask({ name: 'remind', payload: z.object({ of: z.uuid() }), run: async ({ of }) => run(of) });

const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  const last = performance.now() + 60_000;
  while (!(await condition())) {
    if (performance.now() > last) throw new Error(`never came true: ${String(condition)}`);
    await wait(20);
  }
};
const left = async (): Promise<number> =>
  Number((await owner.query('select count(*) from graphile_worker._private_jobs')).rows[0].count);

test('each of many tasks is done by one of two workers, and then it is gone', async () => {
  const done: string[] = [];
  for (const _ of [1, 2]) start(reminding((of) => void done.push(of)));
  const wanted = Array.from({ length: 40 }, () => randomUUID());
  for (const of of wanted) await remind(of);
  await until(() => done.length >= wanted.length);
  expect([...done].sort()).toEqual([...wanted].sort());
  await until(async () => (await left()) === 0);
});

test('a task that fails is done again, seconds later however often it failed before', async () => {
  let attempts = 0;
  const of = randomUUID();
  await remind(of, 3_600);
  // the queue itself would wait an hour and more after the eighth
  await owner.query(`update graphile_worker._private_jobs set attempts = 8, run_at = now()`);
  start(
    reminding(() => {
      attempts++;
      if (attempts === 1) throw new Error('not yet');
    }),
  );
  await until(() => attempts === 2);
  await until(async () => (await left()) === 0);
  expect(attempts).toBe(2);
});

test('what a task failed of stands in the log and not in the queue, its payload in neither', async () => {
  lines.length = 0;
  const of = randomUUID();
  start(reminding(() => Promise.reject(new Error('the door is shut'))));
  await remind(of);
  await until(() => lines.some((line) => line.includes('task failed')));
  expect(lines.join('')).toContain('the door is shut');
  expect(lines.join('')).not.toContain(of);
  const lastErrors = async () =>
    (await owner.query('select last_error from graphile_worker._private_jobs')).rows.map((row) => row.last_error);
  await until(async () => (await lastErrors())[0] !== null);
  expect(await lastErrors()).toEqual(['see the log of the subgraph']);
});

test('a payload that its task does not take is not given to it', async () => {
  lines.length = 0;
  const given: unknown[] = [];
  start(reminding((of) => void given.push(of)));
  await store.inActor(JOB, (tx) =>
    scheduleTask(tx, { task: 'remind', payload: { of: 'no uuid' }, delaySeconds: 0, key: 'remind:odd' }),
  );
  await until(() => lines.some((line) => line.includes('task failed')));
  expect(given).toEqual([]);
});

test('a worker told to stop lets the task it does finish', async () => {
  let [begun, ended] = [false, false];
  const worker = start(
    reminding(async () => {
      begun = true;
      await wait(500);
      ended = true;
    }),
  );
  await remind(randomUUID());
  await until(() => begun);
  await worker.stop();
  expect(ended).toBe(true);
  expect(await left()).toBe(0);
});

test.each(['SIGKILL', 'SIGSTOP'] as const)(
  'what a worker had taken when %s came is done by another',
  async (signal) => {
    const script = fileURLToPath(new URL('doomed-worker.mjs', import.meta.url));
    const child = fork(script, { env: { ...process.env, WORKER_URL: database.workerUrl }, stdio: 'ignore' });
    children.push(child);
    const of = randomUUID();
    const taken = new Promise((resolve) => child.once('message', resolve));
    await remind(of);
    await taken;
    child.kill(signal);
    // most of the time that the worker would be waited for
    await owner.query(`update graphile_worker._private_jobs set locked_at = locked_at - interval '13 seconds'`);
    const done: string[] = [];
    start(reminding((each) => void done.push(each)));
    await until(() => done.length > 0);
    expect(done).toEqual([of]);
    await until(async () => (await left()) === 0);
  },
);

test('a worker that could not say, twice, that a task had failed is replaced', async () => {
  lines.length = 0;
  const wanted = [randomUUID(), randomUUID()];
  const failing: ((reason: Error) => void)[] = [];
  const done = new Set<string>();
  start(
    reminding(async (of) => {
      if (failing.length < wanted.length) await new Promise((_resolve, reject) => failing.push(reject));
      done.add(of);
    }),
  );
  for (const of of wanted) await remind(of);
  await until(() => failing.length === wanted.length);
  const role = new URL(database.workerUrl).username;
  // it may still take tasks
  await owner.query(`revoke update on graphile_worker._private_jobs from ${role};
    grant update (attempts, locked_at, locked_by) on graphile_worker._private_jobs to ${role}`);
  const count = (words: string) => lines.filter((line) => line.includes(words)).length;
  for (const [nth, fail] of failing.entries()) {
    fail(new Error('not yet'));
    await until(() => count('task failed') === nth + 1);
    await wait(500);
  }
  await owner.query(`grant update on graphile_worker._private_jobs to ${role}`);
  // most of the time that the worker would be waited for
  await owner.query(`update graphile_worker._private_jobs set locked_at = locked_at - interval '13 seconds'`);
  await until(() => done.size === wanted.length);
  expect([...done].sort()).toEqual([...wanted].sort());
});

test('what was left behind is given back by a process whose worker cannot start', async () => {
  await remind(randomUUID());
  const longAgo = `locked_at = now() - interval '20 seconds', locked_by = 'gone'`;
  await owner.query(`update graphile_worker._private_jobs set ${longAgo}`);
  await owner.query('alter table graphile_worker._private_tasks rename to away');
  try {
    start(reminding(() => undefined));
    const taken = async () => (await owner.query('select locked_by from graphile_worker._private_jobs')).rows[0];
    await until(async () => (await taken()).locked_by === null);
    expect(await left()).toBe(1);
  } finally {
    await owner.query('alter table graphile_worker.away rename to _private_tasks');
  }
});

test('a worker whose connections are all cut goes on', async () => {
  const done: string[] = [];
  start(reminding((of) => void done.push(of)));
  await remind(randomUUID());
  await until(() => done.length === 1);
  const admin = new pg.Client({ connectionString: process.env['HUB_TEST_ADMIN_URL'] });
  await admin.connect();
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [
    new URL(database.workerUrl).username,
  ]);
  await admin.end();
  const of = randomUUID();
  await remind(of);
  await until(() => done.length === 2);
  expect(done[1]).toBe(of);
});

test('a worker that starts before its queue is there begins when it is', async () => {
  const done: string[] = [];
  await owner.query('alter table graphile_worker._private_tasks rename to away');
  try {
    start(reminding((of) => void done.push(of)));
    await wait(2_500);
  } finally {
    await owner.query('alter table graphile_worker.away rename to _private_tasks');
  }
  const of = randomUUID();
  await remind(of);
  await until(() => done.length === 1);
  expect(done).toEqual([of]);
});
