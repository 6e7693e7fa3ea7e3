import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  Keyring,
  Sealer,
  type SealedValue,
  type Store,
  storeSubjects,
  subjectSeal,
  systemActor,
} from '../src/index.js';
import { wrapKey } from '../src/seal/keyring.js';
import { SubjectSeal } from '../src/seal/subject-seal.js';
import { createDatabase, type TestDatabase } from './database.js';
import { newKey, placeOf, read, READER, sealed, sealerOf } from './sealing.js';

const CLOSED = 'unable to authenticate';
const WAITING = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
const keyring = new Keyring(newKey('k1'));
const sealer = new Sealer(keyring);
const newSubject = (): string => `report:${randomUUID()}`;

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await createDatabase();
  await database.migrate();
  store = await database.open();
});
afterAll(() => database.drop());

const audited = () =>
  database.query<{ action: string; resource: string }>(
    'select actor, action, resource_type, resource, purpose from audit_entry order by resource, action',
  );
const sealedOne = async (plain = 'สมชาย', subject = newSubject()): Promise<SealedValue> =>
  (await sealed(store, sealer, { [subject]: plain }))[0]!;

test('a value opens where it was sealed and nowhere else', async () => {
  const value = await sealedOne();
  expect(await read(store, sealer, [value])).toEqual(['สมชาย']);
  for (const elsewhere of [{ table: 'case' }, { row: 'r2' }, { column: 'sealed_phone' }])
    await expect(read(store, sealer, [{ ...value, place: { ...value.place, ...elsewhere } }])).rejects.toThrow(CLOSED);
});

test('a value moved to another subject does not open, not even where both had one data key', async () => {
  const [one, other] = [newSubject(), newSubject()];
  const dataKey = randomBytes(32);
  const seals = [one, other].map((subject) => new SubjectSeal(subject, dataKey, wrapKey(keyring, dataKey, subject)));
  await store.inActor(systemActor('test'), (tx) => storeSubjects(tx, seals));
  const place = placeOf(one);
  const value = seals[0]!.seal('name', place);
  expect(await read(store, sealer, [{ value, subject: one, place }])).toEqual(['name']);
  await expect(read(store, sealer, [{ value, subject: other, place }])).rejects.toThrow(CLOSED);
});

test('a data key moved to another subject neither opens nor seals', async () => {
  const [one, other] = [await sealedOne(), await sealedOne()];
  await database.query(
    `update subject_key set wrapped = from_key.wrapped from subject_key from_key
      where subject_key.subject = $1 and from_key.subject = $2`,
    [other.subject, one.subject],
  );
  await expect(read(store, sealer, [{ ...one, subject: other.subject }])).rejects.toThrow(CLOSED);
  await expect(store.inActor(systemActor('test'), (tx) => subjectSeal(tx, sealer, other.subject))).rejects.toThrow(
    CLOSED,
  );
});

test('a changed value and a value of another version do not open', async () => {
  const value = await sealedOne();
  const bytes = Buffer.from(value.value.slice(3), 'base64url');
  for (const place of [0, 12, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[place]! ^= 1;
    await expect(read(store, sealer, [{ ...value, value: `v2.${changed.toString('base64url')}` }])).rejects.toThrow(
      CLOSED,
    );
  }
  for (const unknown of [value.value.replace('v2', 'v1'), 'v2.', ''])
    await expect(read(store, sealer, [{ ...value, value: unknown }])).rejects.toThrow('unknown seal');
  const short = bytes.subarray(0, 20).toString('base64url');
  await expect(read(store, sealer, [{ ...value, value: `v2.${short}` }])).rejects.toThrow(/authentication tag/);
});

test('with another key of the same id, or without the key, nothing opens', async () => {
  const value = await sealedOne();
  await expect(read(store, sealerOf(newKey('k1')), [value])).rejects.toThrow(CLOSED);
  await expect(read(store, sealerOf(newKey('k2')), [value])).rejects.toThrow('lacks k1');
});

test('two subjects, and a value sealed twice, have nothing in common', async () => {
  const seals = [sealer.newSubject('report:1'), sealer.newSubject('report:1')];
  const values = [...seals, ...seals].map((seal) => seal.seal('081', placeOf('report:1')));
  expect(new Set(values).size).toBe(4);
  expect(seals[0]!.digest('081')).toBe(seals[0]!.digest('081'));
  expect(seals[0]!.digest('081')).not.toBe(seals[1]!.digest('081'));
  expect(() => sealer.newSubject('nobody')).toThrow('<type>:<id>');
});

test('a value whose data key was never stored is an error, not an erased value', async () => {
  const seal = sealer.newSubject(newSubject());
  const place = placeOf(seal.subject);
  await expect(
    read(store, sealer, [{ value: seal.seal('name', place), subject: seal.subject, place }]),
  ).rejects.toThrow('without the data key');
});

test('two who seal at once for a new subject seal under one data key', async () => {
  const subject = newSubject();
  const place = placeOf(subject);
  const sealBy = (plain: string, meanwhile = async (): Promise<void> => undefined): Promise<SealedValue> =>
    store.inActor(systemActor('test'), async (tx) => {
      const seal = await subjectSeal(tx, sealer, subject);
      await meanwhile();
      return { value: seal!.seal(plain, place), subject, place };
    });
  let second: Promise<SealedValue> | undefined;
  const first = await sealBy('first', async () => {
    second = sealBy('second');
    while (!(await database.query(WAITING)).length) await new Promise((wake) => setTimeout(wake, 20));
  });
  expect(await read(store, sealer, [first, await second!])).toEqual(['first', 'second']);
});

test('unsealing writes who read what, in the transaction of the reading', async () => {
  const subject = newSubject();
  const [name] = await sealed(store, sealer, { [subject]: 'name' });
  const phone = placeOf(subject, 'sealed_phone');
  const seal = await store.inActor(systemActor('test'), (tx) => subjectSeal(tx, sealer, subject));
  const before = await audited();
  expect(await read(store, sealer, [name!, { value: seal!.seal('phone', phone), subject, place: phone }])).toEqual([
    'name',
    'phone',
  ]);
  const entry = { actor: READER.id, resource_type: 'report', resource: phone.row, purpose: 'call-back' };
  expect((await audited()).filter(({ resource }) => resource === phone.row)).toEqual([
    { ...entry, action: 'unseal.sealed_name' },
    { ...entry, action: 'unseal.sealed_phone' },
  ]);
  expect(await audited()).toHaveLength(before.length + 2);
});

test('a value that does not open leaves no entry of a reading', async () => {
  const value = await sealedOne();
  const before = await audited();
  await expect(read(store, sealer, [{ ...value, place: { ...value.place, row: 'r2' } }])).rejects.toThrow(CLOSED);
  expect(await audited()).toEqual(before);
});

test('what cannot be recorded is not opened', async () => {
  const value = await sealedOne();
  await database.query(`create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'the audit is full'; end $$`);
  await database.query('create trigger refuse before insert on audit_entry for each row execute function refuse()');
  await expect(read(store, sealer, [value])).rejects.toThrow('the audit is full');
  await database.query('drop trigger refuse on audit_entry');
});

test('entries of the audit are appended, never changed or taken away', async () => {
  await read(store, sealer, [await sealedOne()]);
  const before = await audited();
  for (const change of [`update audit_entry set purpose = 'other'`, 'delete from audit_entry'])
    await expect(store.inActor(READER, (tx) => tx.query(change))).rejects.toThrow('permission denied');
  expect(await audited()).toEqual(before);
});

test('a person who reads makes, changes and removes no data key, and nobody gives one to another subject', async () => {
  const { subject } = await sealedOne();
  const keys = () => database.query('select * from subject_key where subject = $1', [subject]);
  const before = await keys();
  await expect(store.inActor(READER, (tx) => subjectSeal(tx, sealer, newSubject()))).rejects.toThrow(
    'row-level security',
  );
  await store.inActor(READER, (tx) => tx.query(`update subject_key set key_id = 'k9'`));
  await store.inActor(READER, (tx) => tx.query('delete from subject_key'));
  for (const change of [`update subject_key set subject = 'report:x'`, 'delete from subject_key'])
    await expect(
      store.inActor(systemActor('test'), (tx) => tx.query(`${change} where subject = $1`, [subject])),
    ).rejects.toThrow('subject key');
  expect(await keys()).toEqual(before);
});
