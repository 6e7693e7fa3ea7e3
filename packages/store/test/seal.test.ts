import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Sealer, type SealedPlace, type Store, unseal } from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';

const PLACE: SealedPlace = { table: 'report', row: 'r1', column: 'sealed_name' };
const READER = { id: 'person:reader', offices: [], purpose: 'request' };
const sealer = new Sealer(randomBytes(32).toString('base64url'));

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await createDatabase();
  await database.migrate();
  store = await database.open();
});
afterAll(() => database.drop());

const audited = () =>
  database.query('select actor, action, resource_type, resource, purpose from audit_entry order by action');
const read = (...values: { value: string; place: SealedPlace }[]) =>
  store.inActor(READER, (tx) => unseal(tx, sealer, { sealed: values, actor: READER.id, purpose: 'call-back' }));

test('a value opens where it was sealed and nowhere else', () => {
  const sealed = sealer.seal('สมชาย', PLACE);
  expect(sealer.open(sealed, PLACE)).toBe('สมชาย');
  for (const elsewhere of [{ table: 'case' }, { row: 'r2' }, { column: 'sealed_phone' }])
    expect(() => sealer.open(sealed, { ...PLACE, ...elsewhere })).toThrow('unable to authenticate');
});

test('a value sealed twice looks different; a changed one, and one of another key, do not open', () => {
  const sealed = sealer.seal('081', PLACE);
  expect(sealer.seal('081', PLACE)).not.toBe(sealed);
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  bytes[bytes.length - 1]! ^= 1;
  expect(() => sealer.open(`v1.${bytes.toString('base64url')}`, PLACE)).toThrow('unable to authenticate');
  expect(() => sealer.open(sealed.replace('v1', 'v2'), PLACE)).toThrow('unknown seal');
  expect(() => new Sealer(randomBytes(32).toString('base64url')).open(sealed, PLACE)).toThrow('unable to authenticate');
});

test('a sealing key has exactly 32 bytes', () => {
  for (const bytes of [16, 31, 33])
    expect(() => new Sealer(randomBytes(bytes).toString('base64url'))).toThrow('exactly 32 bytes');
});

test('unsealing writes who read what, in the transaction of the reading', async () => {
  const phone = { ...PLACE, column: 'sealed_phone' };
  expect(
    await read(
      { value: sealer.seal('name', PLACE), place: PLACE },
      { value: sealer.seal('phone', phone), place: phone },
    ),
  ).toEqual(['name', 'phone']);
  const entry = { actor: READER.id, resource_type: 'report', resource: 'r1', purpose: 'call-back' };
  expect(await audited()).toEqual([
    { ...entry, action: 'unseal.sealed_name' },
    { ...entry, action: 'unseal.sealed_phone' },
  ]);
});

test('a value that does not open leaves no entry of a reading', async () => {
  const before = await audited();
  await expect(read({ value: sealer.seal('name', PLACE), place: { ...PLACE, row: 'r2' } })).rejects.toThrow(
    'unable to authenticate',
  );
  expect(await audited()).toEqual(before);
});

test('what cannot be recorded is not opened', async () => {
  await database.query(`create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'the audit is full'; end $$`);
  await database.query('create trigger refuse before insert on audit_entry for each row execute function refuse()');
  await expect(read({ value: sealer.seal('name', PLACE), place: PLACE })).rejects.toThrow('the audit is full');
  await database.query('drop trigger refuse on audit_entry');
});

test('entries of the audit are appended, never changed or taken away', async () => {
  const before = await audited();
  for (const change of [`update audit_entry set purpose = 'other'`, 'delete from audit_entry'])
    await expect(store.inActor(READER, (tx) => tx.query(change))).rejects.toThrow('permission denied');
  expect(await audited()).toEqual(before);
});
