import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Keyring, storeSubjects, systemActor } from '@hub/store';
import { migrate, rotate, serve, type SubgraphConfig, unseal } from '../src/index.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/index.js';
import { shelters } from './shelters.js';

const secret = (): string => randomBytes(32).toString('base64url');
const [k1, k2] = [`k1:${secret()}`, `k2:${secret()}`];
const PLACE = { table: 'bed', row: 'b1', column: 'note' };
const SUBJECT = 'bed:b1';

let database: TestDatabase;
let value: string;
const configOf = (ring: string): SubgraphConfig => ({
  ...{ environment: 'development', host: '127.0.0.1', port: 0, assertionKeys: {}, feeds: {} },
  ...{
    databaseUrl: database.appUrl,
    ownerUrl: database.ownerUrl,
    workerUrl: database.workerUrl,
    actorKey: k1.slice(3),
    indexKey: k1.slice(3),
  },
  sealKeys: new Keyring(ring),
  auditKey: k1.slice(3),
});

/** Starts with this ring and reads what was sealed at the beginning. */
const readWith = async (ring: string): Promise<(string | null)[]> => {
  const { services, stop } = await serve(shelters, configOf(ring));
  try {
    return await services.store.inActor({ id: 'person:reader', offices: [], purpose: 'request' }, (tx) =>
      unseal(tx, services.sealer, {
        sealed: [{ value, subject: SUBJECT, place: PLACE }],
        actor: 'person:reader',
        purpose: 'test',
      }),
    );
  } finally {
    await stop();
  }
};

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(shelters, configOf(k1));
  const { services, stop } = await serve(shelters, configOf(k1));
  const seal = services.sealer.newSubject(SUBJECT);
  await services.store.inActor(systemActor('test'), (tx) => storeSubjects(tx, [seal]));
  value = seal.seal('by the window', PLACE);
  await stop();
});
afterAll(() => database.drop());

test('start refuses a ring without a key that is needed, or with another in its place, and says how to mend it', async () => {
  const refused = { name: 'ConfigError', message: expect.stringMatching(/^HUB_SEAL_KEY_SHELTERS: .*k1.*\.$/) };
  await expect(serve(shelters, configOf(k2))).rejects.toMatchObject(refused);
  await expect(serve(shelters, configOf(k2))).rejects.toThrow('run `main.js rotate-keys`');
  await expect(serve(shelters, configOf(`${k2},k1:${secret()}`))).rejects.toMatchObject(refused);
  await expect(rotate(shelters, configOf(k2), () => undefined)).rejects.toMatchObject(refused);
});

test('after rotate-keys the old key can go, and everything still opens', async () => {
  expect(await readWith(`${k2},${k1}`)).toEqual(['by the window']);
  const told: string[] = [];
  await rotate(shelters, configOf(`${k2},${k1}`), (line) => told.push(line));
  expect(told).toEqual(['1 data keys wrapped again so far', '1 data keys wrapped again; all are under k2 now']);
  expect(await readWith(k2)).toEqual(['by the window']);
  await expect(readWith(k1)).rejects.toThrow('lacks k2');
});
