import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  type Actor,
  grantRows,
  migration,
  protect,
  signActor,
  type Store,
  systemActor,
  visibleRow,
} from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';

const NOTE = '00000000-0000-4000-8000-000000000001';
const note = migration(
  1000,
  'Note',
  `create table note (id uuid primary key, body text not null); ${protect('note', { read: visibleRow('note', 'id') })}`,
);
const HOLDER: Actor = { id: 'person:holder', offices: ['office-1'], purpose: 'request' };
const OTHER: Actor = { id: 'person:other', offices: ['office-2'], purpose: 'request' };

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await createDatabase();
  await database.migrate([note]);
  store = await database.open();
  await store.inActor(systemActor('test'), async (tx) => {
    await tx.query('insert into note (id, body) values ($1, $2)', [NOTE, 'told in confidence']);
    await grantRows(tx, [{ resourceType: 'note', resource: NOTE, office: 'office-1', reason: 'A1' }]);
  });
});
afterAll(() => database.drop());

const seenBy = (actor: Actor, through = store): Promise<unknown[]> =>
  through.inActor(actor, (tx) => tx.query('select id from note'));

/** Rows seen when this is the value of the setting that row-level security reads. */
const seenWith = (signed: string): Promise<unknown[]> =>
  store.inActor(OTHER, async (tx) => {
    await tx.query(`select set_config('hub.actor', $1, true)`, [signed]);
    return tx.query('select id from note');
  });

const key = (): Buffer => Buffer.from(database.actorKey, 'base64url');

test('an office sees the rows granted to it, another office none', async () => {
  expect(await seenBy(HOLDER)).toEqual([{ id: NOTE }]);
  expect(await seenBy(OTHER)).toEqual([]);
  expect(await seenWith(signActor(HOLDER, key()))).toEqual([{ id: NOTE }]);
});

test('a signed actor with another office, purpose, end or name written into it sees nothing', async () => {
  const parts = signActor(OTHER, key()).split('|');
  const forgeries: [number, string][] = [
    [1, 'system:test'],
    [2, 'office-1'],
    [2, 'office-2.office-1'],
    [4, '9999999999'],
  ];
  for (const [place, value] of forgeries) expect(await seenWith(parts.with(place, value).join('|'))).toEqual([]);
});

test('a signature by another key, and no signature, see nothing', async () => {
  expect(await seenWith(signActor(HOLDER, randomBytes(32)))).toEqual([]);
  expect(await seenWith(signActor(HOLDER, key()).split('|').slice(0, 5).join('|'))).toEqual([]);
  expect(await seenWith('')).toEqual([]);
  const stranger = await database.open({ actorKey: randomBytes(32).toString('base64url') });
  expect(await seenBy(HOLDER, stranger)).toEqual([]);
  expect(await seenBy(systemActor('test'), stranger)).toEqual([]);
});

test('a signed actor is believed for 30 seconds, a system job for 5 minutes, and no longer', async () => {
  const ago = (seconds: number): number => Date.now() - seconds * 1000;
  expect(await seenWith(signActor(HOLDER, key(), ago(20)))).toEqual([{ id: NOTE }]);
  expect(await seenWith(signActor(HOLDER, key(), ago(32)))).toEqual([]);
  expect(await seenWith(signActor(systemActor('test'), key(), ago(290)))).toEqual([{ id: NOTE }]);
  expect(await seenWith(signActor(systemActor('test'), key(), ago(302)))).toEqual([]);
});

test('an actor ends with its transaction, though its connection lives on', async () => {
  const single = await database.open({ poolSize: 1 });
  const connection = await single.inActor(HOLDER, (tx) => Promise.resolve(tx.connection));
  expect(await connection.query('select id from note')).toEqual([]);
});

test('an actor whose fields could be read as more fields is not signed', () => {
  for (const unsafe of [{ id: 'person:a|system:b' }, { offices: ['a|b'] }, { purpose: "'" }])
    expect(() => signActor({ ...HOLDER, ...unsafe }, key())).toThrow('cannot be signed');
});

test('the app role reads neither the key nor the migrations', async () => {
  for (const hidden of ['hub.actor_key', 'hub.migration'])
    await expect(store.inActor(systemActor('test'), (tx) => tx.query(`select * from ${hidden}`))).rejects.toThrow(
      'permission denied',
    );
  await expect(store.inActor(systemActor('test'), (tx) => tx.query(`select hub.set_actor_key('x')`))).rejects.toThrow(
    'permission denied',
  );
});
