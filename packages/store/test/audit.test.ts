import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  appendOnly,
  CHAIN_START,
  CHAINED_COLUMNS,
  type ChainedEntry,
  chainHash,
  migrate,
  migration,
  protect,
  readAuditHead,
  recordAudit,
  Sealer,
  type Store,
  storeMigrations,
  systemActor,
  unseal,
} from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';

const READER = { id: 'person:reader', offices: [], purpose: 'request' };
/** Everything that JSON escapes, or might. */
const AWKWARD = `ชื่อ ສົມ "\\/, ${String.fromCharCode(...Array.from({ length: 31 }, (_, code) => code + 1), 127, 0x2028)} 😀`;
const box = migration(
  1000,
  'Box',
  `create table box (id int primary key, kept int not null default 0); insert into box (id) values (1), (2);
   ${protect('box', { read: 'true', write: 'true' })}
   create table ledger (id int primary key); ${protect('ledger', { read: 'true', write: 'true' })}
   insert into ledger (id) values (1); ${appendOnly('ledger')}`,
);

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await createDatabase();
  await database.migrate([box]);
  store = await database.open();
});
afterAll(() => database.drop());

const event = (resource: string) => ({
  ...{ actor: READER.id, action: 'case.read', resourceType: 'case', resource, purpose: 'review' },
});
const record = (...resources: string[]): Promise<void> =>
  store.inActor(READER, (tx) => recordAudit(tx, resources.map(event)));
const links = () =>
  database.query<ChainedEntry & { sequence: string; hash: string }>(
    `select sequence::text as sequence, encode(hash, 'hex') as hash, ${CHAINED_COLUMNS}
       from hub.audit_link join audit_entry e on e.id = entry order by hub.audit_link.sequence`,
  );
const head = () => store.inActor(systemActor('test'), readAuditHead);

/** The chain as anybody can compute it from the entries. */
const expectChained = async (): Promise<void> => {
  let hash = CHAIN_START;
  const linked = await links();
  linked.forEach((link, index) => {
    hash = chainHash(hash, index + 1, link);
    expect([link.sequence, link.hash]).toEqual([String(index + 1), hash]);
  });
  expect(await head()).toEqual({ sequence: linked.length, hash });
};

test('entries are linked in the order of their commits, without gaps, each to the one before it', async () => {
  await record('first', 'second');
  await store.inActor(READER, (tx) =>
    recordAudit(tx, [
      { ...event(AWKWARD), office: 'office-1', subject: 'case:1' },
      { ...event(''), office: '' },
    ]),
  );
  await Promise.allSettled(
    Array.from({ length: 40 }, (_, index) =>
      store.inActor(READER, async (tx) => {
        await recordAudit(tx, [event(`many-${index}`)]);
        if (index % 4 === 0) throw new Error('changed its mind');
      }),
    ),
  );
  await expectChained();
  expect((await links()).map(({ resource }) => resource).slice(0, 4)).toEqual(['first', 'second', AWKWARD, '']);
  expect((await head()).sequence).toBe(34);
});

test('the hash covers every column of the table', async () => {
  const columns = await database.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'audit_entry'::regclass and attnum > 0 order by attnum`,
  );
  const [entry] = await links();
  expect(Object.keys(entry!).slice(2)).toEqual(columns.map(({ name }) => name));
  const hash = chainHash(CHAIN_START, 1, entry!);
  for (const { name } of columns)
    expect(chainHash(CHAIN_START, 1, { ...entry!, [name]: `${String(entry![name as 'id'])}x` })).not.toBe(hash);
});

test('two rows whose columns differ only in where one ends are told apart', async () => {
  const [entry] = await links();
  const hashOf = (change: Partial<ChainedEntry>) => chainHash(CHAIN_START, 1, { ...entry!, ...change });
  expect(hashOf({ actor: 'ab', action: 'c' })).not.toBe(hashOf({ actor: 'a', action: 'bc' }));
  expect(hashOf({ office: null })).not.toBe(hashOf({ office: '' }));
  expect(hashOf({ office: '-', subject: null })).not.toBe(hashOf({ office: null, subject: '-' }));
});

test('the chain is locked only by a commit: who records first and waits later keeps nobody waiting', async () => {
  const waiting = store.inActor(READER, async (tx) => {
    await recordAudit(tx, [event('early')]);
    await store.inActor(READER, async (other) => {
      await other.query('update box set kept = kept + 1 where id = 1');
      await recordAudit(other, [event('late')]);
    });
    await tx.query('update box set kept = kept + 1 where id = 1');
  });
  await expect(waiting).resolves.toBeUndefined();
  await expectChained();
});

test('nothing read comes out when the entry cannot be linked', async () => {
  const sealer = new Sealer(randomBytes(32).toString('base64url'));
  const place = { table: 'report', row: 'r1', column: 'sealed_name' };
  const value = sealer.seal('told in confidence', place);
  const before = await head();
  const read = () =>
    store.inActor(READER, (tx) =>
      unseal(tx, sealer, { sealed: [{ value, place }], actor: READER.id, purpose: 'call-back' }),
    );
  await database.query('alter table hub.audit_link rename to audit_link_gone');
  await expect(read()).rejects.toThrow('audit_link');
  await database.query('alter table hub.audit_link_gone rename to audit_link');
  expect(await head()).toEqual(before);
  expect(await read()).toEqual(['told in confidence']);
  expect(await head()).toMatchObject({ sequence: before.sequence + 1 });
});

test('the app role cannot touch the chain, nor turn off what links to it', async () => {
  for (const forbidden of [
    'select * from hub.audit_link',
    'select from hub.audit_turn for update',
    `insert into hub.audit_link (sequence, entry, hash) values (99, gen_random_uuid(), 'x')`,
    `select hub.link_entry(null)`,
    `update audit_entry set purpose = 'other'`,
    'delete from audit_entry',
    'truncate audit_entry',
    'update ledger set id = 2',
    'alter table audit_entry disable trigger link',
    'set session_replication_role = replica',
  ])
    await expect(store.inActor(systemActor('test'), (tx) => tx.query(forbidden))).rejects.toThrow(
      /permission denied|must be owner/,
    );
  await store.inActor(systemActor('test'), (tx) => tx.query('insert into ledger (id) values (2)'));
});

test('nobody changes or takes away an entry or a link, not even a superuser or a replica', async () => {
  for (const table of ['audit_entry', 'hub.audit_link', 'ledger'])
    for (const change of [`delete from ${table}`, `truncate ${table}`])
      for (const role of ['origin', 'replica'])
        await expect(database.query(`set session_replication_role = ${role}; ${change}`)).rejects.toThrow(
          'append-only',
        );
  await database.query('set session_replication_role = origin');
  await expect(database.query(`update audit_entry set purpose = 'other'`)).rejects.toThrow('append-only');
  await expect(database.query('update hub.audit_link set sequence = -sequence')).rejects.toThrow('append-only');
});

test('a person sees no entries, a job of the hub sees them', async () => {
  const seen = (actor: typeof READER) => store.inActor(actor, (tx) => tx.query('select id from audit_entry'));
  expect(await seen(READER)).toEqual([]);
  expect(((await seen({ ...READER, id: 'system:access-report' })) as unknown[]).length).toBeGreaterThan(0);
});

test('entries written before there was a chain are linked when it is made', async () => {
  const older = await createDatabase();
  const upTo = (migrations: typeof storeMigrations) => migrate({ ...older, migrations });
  await expect(upTo(storeMigrations.slice(0, 2))).rejects.toThrow('audit_head');
  await older.query(`insert into audit_entry (actor, action, resource_type, resource, purpose)
    select 'person:a', 'read', 'case', n::text, 'review' from generate_series(1, 3) n`);
  await upTo(storeMigrations);
  const linked = await older.query<{ resource: string }>(
    'select resource from hub.audit_link join audit_entry on id = entry order by sequence',
  );
  expect(linked.map(({ resource }) => resource)).toEqual(['1', '2', '3']);
  await older.drop();
});
