import { generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  type Erasing,
  type ErasureReceipt,
  eraseSubject,
  receiptText,
  rotateKeys,
  type SealedValue,
  type Store,
  storeSubjects,
  subjectSeal,
  systemActor,
} from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';
import { newKey, read, READER, sealed, sealerOf } from './sealing.js';

const ring = newKey('k1');
const sealer = sealerOf(ring);
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const JOB = systemActor('erase');
const DPO = 'person:dpo';

let database: TestDatabase;
let store: Store;
let subject: string;
let values: SealedValue[];

beforeAll(async () => {
  database = await createDatabase();
  await database.migrate();
  store = await database.open();
});
afterAll(() => database.drop());

const erase = (of: string, change: Partial<Erasing> = {}): Promise<ErasureReceipt | null> =>
  store.inActor(JOB, (tx) =>
    eraseSubject(tx, {
      ...{ subject: of, actor: DPO, reason: 'asked by the person', at: new Date() },
      sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
      ...change,
    }),
  );
const signed = (receipt: ErasureReceipt): boolean =>
  verify(null, Buffer.from(receiptText(receipt)), publicKey, Buffer.from(receipt.signature, 'base64url'));
const rowOf = (of: string) => database.query('select * from subject_key where subject = $1', [of]);

const person = async (): Promise<void> => {
  const other = `person:${randomUUID()}`;
  subject = `person:${randomUUID()}`;
  values = await sealed(store, sealer, { [subject]: 'gone', [other]: 'kept' });
};

test('after an erasure its values read as nothing, those of others as before, and each reading is recorded', async () => {
  await person();
  expect(await read(store, sealer, values)).toEqual(['gone', 'kept']);
  await erase(subject);
  expect(await read(store, sealer, values)).toEqual([null, 'kept']);
  const [row] = await database.query<{ n: number }>(
    `select count(*)::int as n from audit_entry where resource = $1 and action = 'unseal.sealed_name'`,
    [values[0]!.place.row],
  );
  expect(row!.n).toBe(2);
});

test('the key is not in the row any more, so the whole ring opens nothing', async () => {
  await person();
  const before = await rowOf(subject);
  expect(before).toMatchObject([{ key_id: 'k1', wrapped: expect.any(Buffer) }]);
  await erase(subject);
  expect(await rowOf(subject)).toMatchObject([{ key_id: null, wrapped: null, erased_at: expect.any(Date) }]);
  await database.query('alter table subject_key disable trigger guard');
  const made = sealer.newSubject(subject);
  await database.query('update subject_key set key_id = $2, wrapped = $3, erased_at = null where subject = $1', [
    subject,
    made.stored.keyId,
    made.stored.wrapped,
  ]);
  await database.query('alter table subject_key enable trigger guard');
  await expect(read(store, sealer, [values[0]!])).rejects.toThrow('unable to authenticate');
});

test('the receipt names the key that was destroyed, verifies, and does not when a word of it is changed', async () => {
  await person();
  const at = new Date('2026-05-01T10:00:00.123Z');
  const receipt = (await erase(subject, { at }))!;
  expect(receipt).toMatchObject({ subject, erasedAt: at, keyFingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(signed(receipt)).toBe(true);
  for (const change of [{ subject: 'person:x' }, { erasedAt: new Date() }, { keyFingerprint: 'f' }, { id: 'x' }])
    expect(signed({ ...receipt, ...change })).toBe(false);
});

test('an erasure repeated, also at the same time, answers the first receipt and is recorded once', async () => {
  await person();
  const [first, second] = await Promise.all([erase(subject), erase(subject)]);
  const third = await erase(subject, { reason: 'other', sign: () => 'another signature' });
  expect(first).not.toBeNull();
  expect([second, third]).toEqual([first, first]);
  const entries = await database.query(
    `select actor, purpose from audit_entry where action = 'subject.erase' and resource_type || ':' || resource = $1`,
    [subject],
  );
  expect(entries).toEqual([{ actor: DPO, purpose: 'erasure' }]);
});

test('nothing can be sealed for an erased subject any more', async () => {
  await person();
  await erase(subject);
  expect(await store.inActor(JOB, (tx) => subjectSeal(tx, sealer, subject))).toBeNull();
  await expect(store.inActor(JOB, (tx) => storeSubjects(tx, [sealer.newSubject(subject)]))).rejects.toThrow(
    'duplicate key',
  );
  await expect(
    store.inActor(JOB, (tx) => tx.query(`update subject_key set erased_at = null where subject = $1`, [subject])),
  ).rejects.toThrow('does not come back');
});

test('a subject for whom nothing was sealed is not erased', async () => {
  expect(await erase('person:nobody')).toBeNull();
});

test('an erasure that cannot be recorded, or signed, destroys nothing', async () => {
  await person();
  const sign = (): string => {
    throw new Error('no signing key');
  };
  await expect(erase(subject, { sign })).rejects.toThrow('no signing key');
  await database.query(`create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'the audit is full'; end $$`);
  await database.query('create trigger refuse before insert on audit_entry for each row execute function refuse()');
  await expect(erase(subject)).rejects.toThrow('the audit is full');
  await database.query('drop trigger refuse on audit_entry');
  expect(await read(store, sealer, values)).toEqual(['gone', 'kept']);
});

test('an erasure stays as it was recorded, and a person who reads neither makes nor sees one', async () => {
  await person();
  await expect(
    store.inActor(READER, (tx) =>
      eraseSubject(tx, { subject, actor: READER.id, reason: '', at: new Date(), sign: () => '' }),
    ),
  ).resolves.toBeNull();
  await erase(subject);
  expect(await store.inActor(READER, (tx) => tx.query('select * from erasure'))).toEqual([]);
  for (const change of [`update erasure set reason = 'other'`, 'delete from erasure'])
    await expect(store.inActor(JOB, (tx) => tx.query(change))).rejects.toThrow('stays as it was recorded');
});

test('a rotation passes over erased subjects', async () => {
  await person();
  await erase(subject);
  const rotated = sealerOf(newKey('k2'), ring);
  expect(await rotateKeys(store, rotated)).toBeGreaterThan(0);
  expect(await read(store, rotated, values)).toEqual([null, 'kept']);
});
