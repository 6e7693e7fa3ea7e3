import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { checkRing, Keyring, rotateKeys, type SealedValue, type Store } from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';
import { newKey, read, sealed, sealerOf } from './sealing.js';

const SUBJECTS = 1_203;
const PLAIN = Object.fromEntries(
  Array.from({ length: SUBJECTS }, (_, index) => [`report:${randomUUID()}`, `name ${index}`]),
);
const NAMES = Object.values(PLAIN);
const [k1, k2, k3] = [newKey('k1'), newKey('k2'), newKey('k3')];

let database: TestDatabase;
let store: Store;
let values: SealedValue[];

beforeAll(async () => {
  database = await createDatabase();
  await database.migrate();
  store = await database.open();
});
beforeEach(async () => {
  await database.query('truncate subject_key cascade');
  values = await sealed(store, sealerOf(k1), PLAIN);
});
afterAll(() => database.drop());

const wrappedUnder = async () =>
  Object.fromEntries(
    (
      await database.query<{ key_id: string; n: number }>(
        'select key_id, count(*)::int as n from subject_key group by key_id',
      )
    ).map(({ key_id, n }) => [key_id, n]),
  );

test('after rotation the old key is needed by nothing, and everything still opens', async () => {
  const told: number[] = [];
  expect(await rotateKeys(store, sealerOf(k2, k1), (done) => told.push(done))).toBe(SUBJECTS);
  expect(told).toEqual([500, 1_000, SUBJECTS]);
  expect(await wrappedUnder()).toEqual({ k2: SUBJECTS });
  expect(await checkRing(store, sealerOf(k2))).toEqual({ missing: [], wrong: [] });
  expect(await read(store, sealerOf(k2), values)).toEqual(NAMES);
  await expect(read(store, sealerOf(k1), values)).rejects.toThrow('lacks k2');
});

test('before rotation a ring without the old key, or with another under its id, is found wanting', async () => {
  expect(await checkRing(store, sealerOf(k2))).toEqual({ missing: ['k1'], wrong: [] });
  expect(await checkRing(store, sealerOf(k2, newKey('k1')))).toEqual({ missing: [], wrong: ['k1'] });
  expect(await checkRing(store, sealerOf(k2, k1))).toEqual({ missing: [], wrong: [] });
});

test('a rotation that was stopped goes on where it was, and repeated does nothing', async () => {
  const stopped = rotateKeys(store, sealerOf(k2, k1), (done) => {
    if (done === 500) throw new Error('stopped');
  });
  await expect(stopped).rejects.toThrow('stopped');
  expect(await wrappedUnder()).toEqual({ k1: SUBJECTS - 500, k2: 500 });
  expect(await read(store, sealerOf(k2, k1), values)).toEqual(NAMES);
  expect(await rotateKeys(store, sealerOf(k2, k1))).toBe(SUBJECTS - 500);
  expect(await rotateKeys(store, sealerOf(k2, k1))).toBe(0);
});

test('several old keys are rotated at once, and two rotations at once lose nothing', async () => {
  await rotateKeys(store, sealerOf(k2, k1), () => {
    throw new Error('stopped');
  }).catch(() => undefined);
  expect(await checkRing(store, sealerOf(k3))).toEqual({ missing: ['k1', 'k2'], wrong: [] });
  const both = await Promise.all([rotateKeys(store, sealerOf(k3, k2, k1)), rotateKeys(store, sealerOf(k3, k2, k1))]);
  expect(both[0] + both[1]).toBe(SUBJECTS);
  expect(await wrappedUnder()).toEqual({ k3: SUBJECTS });
  expect(await read(store, sealerOf(k3), values)).toEqual(NAMES);
});

test('a rotation without an old key changes nothing and says which is missing', async () => {
  await expect(rotateKeys(store, sealerOf(k2))).rejects.toThrow('lacks k1');
  expect(await wrappedUnder()).toEqual({ k1: SUBJECTS });
});

test.each([
  ['nothing', '', 'needs keys as'],
  ['an id alone', 'k1', 'needs keys as'],
  ['a short key', 'k1:short', 'needs keys as'],
  ['a long key', `${k1}A`, 'needs keys as'],
  ['an id in capitals', `K1:${k1.slice(3)}`, 'needs keys as'],
  ['an entry left empty', `${k1},`, 'needs keys as'],
  ['two keys of one id', `${k1},${newKey('k1')}`, 'two keys one id'],
])('%s is no ring, and is not repeated in what is said of it', (_what, text, says) => {
  expect(() => new Keyring(text)).toThrow(says);
  expect(() => new Keyring(text)).not.toThrow(k1.slice(3));
});

test('the first key of a ring is current', () => {
  const ring = new Keyring(`${k2}, ${k1}`);
  expect([ring.current, ring.has('k1'), ring.has('k3')]).toEqual(['k2', true, false]);
});
