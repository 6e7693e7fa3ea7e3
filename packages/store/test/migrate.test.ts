import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { migration, protect, storeMigrations } from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';

/** Slow enough that a second run without the lock would begin before it ends. */
const slow = migration(
  1000,
  'Slow',
  `select pg_sleep(0.5); create table slow (id int primary key); ${protect('slow', { read: 'true' })}`,
);

let database: TestDatabase;
beforeAll(async () => void (database = await createDatabase()));
afterAll(() => database.drop());

test('of two migrations started at once, one does the work and the other finds it done', async () => {
  const runs = await Promise.all([database.migrate([slow]), database.migrate([slow])]);
  expect(runs.map(({ length }) => length).sort((a, b) => a - b)).toEqual([0, storeMigrations.length + 1]);
  expect(await database.query('select id from slow')).toEqual([]);
});

test('a table that a first run made and was cut off before it forced is forced by the next', async () => {
  const forced = `select relforcerowsecurity as is from pg_class where relname = 'slow'`;
  expect(await database.query(forced)).toEqual([{ is: true }]);
  await database.query('alter table slow no force row level security');
  await database.migrate([slow]);
  expect(await database.query(forced)).toEqual([{ is: true }]);
});

test('a migration that fails leaves nothing behind and runs again', async () => {
  const half = (sql: string) => migration(1001, 'Half', `create table half (id int primary key); ${sql}`);
  await expect(database.migrate([slow, half('select 1/0')])).rejects.toThrow('division by zero');
  await database.migrate([slow, half(protect('half', { read: 'true' }))]);
  expect(await database.query('select id from half')).toEqual([]);
});

describe('a migration of tables with rows', () => {
  const kept = migration(
    1002,
    'Kept',
    `create table kept (word text not null); ${protect('kept', { read: 'false' })}
     insert into kept (word) values ('old');`,
  );
  const older = [slow, kept];
  const next = (sql: string) => [...older, migration(1003, 'Next', sql)];
  const UPDATE = `update kept set word = 'new'`;
  const words = () => database.query('select word from kept');
  const forced = async () =>
    (await database.query<{ is: boolean }>(`select relforcerowsecurity as is from pg_class where relname = 'kept'`))[0]!
      .is;
  beforeAll(() => database.migrate(older));

  test('that fails, or whose connection is lost, leaves every row as it was and its table forced', async () => {
    for (const end of ['select 1/0', 'select pg_terminate_backend(pg_backend_pid())']) {
      await expect(database.migrate(next(`${UPDATE}; ${end}`))).rejects.toThrow(/division by zero|terminat/i);
      expect(await words()).toEqual([{ word: 'old' }]);
      expect(await forced()).toBe(true);
    }
  });

  test('is refused when it leaves a table open, or would pass over rows that a policy hides', async () => {
    await expect(database.migrate(next('create table bare (id int)'))).rejects.toThrow('row-level security: bare');
    const hides = next(`alter table kept force row level security; ${UPDATE}`);
    await expect(database.migrate(hides)).rejects.toThrow('would be affected by row-level security');
    expect(await database.query(`select from pg_class where relname = 'bare'`)).toEqual([]);
  });

  test('sees every row, and nobody else sees its table unforced before it ends or after', async () => {
    await database.query('select pg_advisory_lock(7)');
    let ended = false;
    const migrating = database
      .migrate(next(`${UPDATE}; select pg_advisory_xact_lock(7)`))
      .finally(() => (ended = true));
    const waiting = `select from pg_locks where locktype = 'advisory' and objid = 7 and not granted`;
    while (!ended && !(await database.query(waiting)).length) expect(await forced()).toBe(true);
    expect([ended, await forced()]).toEqual([false, true]);
    await database.query('select pg_advisory_unlock(7)');
    expect(await migrating).toHaveLength(1);
    expect(await words()).toEqual([{ word: 'new' }]);
    expect(await forced()).toBe(true);
  });
});

test('a table whose write policy reads asked too gets one for each kind of write, that says the same', async () => {
  await database.query(`drop policy add on slow; drop policy change on slow; drop policy remove on slow;
    create policy write on slow for all using ((select hub.is_system()) or id < 0)`);
  await database.query(`delete from hub.migration where name like 'CheaperReads%'`);
  expect(await database.migrate([slow])).toEqual([expect.stringMatching(/^CheaperReads/)]);
  const policies = await database.query<{ name: string; said: string }>(
    `select policyname || ' ' || lower(cmd) as name, coalesce(qual, with_check) as said from pg_policies
      where tablename = 'slow' and policyname <> 'read' order by policyname`,
  );
  expect(policies.map(({ name }) => name)).toEqual(['add insert', 'change update', 'remove delete']);
  expect(new Set(policies.map(({ said }) => said)).size).toBe(1);
  expect(policies[0]?.said).toContain('id < 0');
});

test('migrations only go forward', async () => {
  await expect(new slow().down(undefined as never)).rejects.toThrow('forward');
});

test('a store does not start on a table without forced row-level security', async () => {
  await database.query('create table bare (id int primary key)');
  await expect(database.open()).rejects.toThrow('tables without row-level security: bare');
  await database.query('alter table bare enable row level security');
  await expect(database.open()).rejects.toThrow('tables without row-level security: bare');
  await database.query('drop table bare');
});

test('a store does not start as the owner of tables, nor as a superuser', async () => {
  const admin = Object.assign(new URL(process.env['HUB_TEST_ADMIN_URL'] ?? ''), {
    pathname: new URL(database.ownerUrl).pathname,
  });
  for (const url of [database.ownerUrl, admin.href])
    await expect(database.open({ url })).rejects.toThrow('could pass by row-level security');
});
