import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { IDENTITY, personScene, refusalOf } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

const ERASE = `mutation ($input: ErasePersonInput!) { erasePerson(input: $input) {
  receipt { id person erasedAt keyFingerprint signature } problems { code } } }`;

let world: World;
let scene: ReturnType<typeof personScene>;
beforeAll(async () => {
  world = await startWorld();
  scene = personScene(world);
});
afterAll(() => world.stop());

const erase = (by: string, person: string, session?: { mfa: boolean }) =>
  world.send<{ erasePerson: { receipt: Record<string, string>; problems: [] } }>(
    ERASE,
    { input: { person, reason: 'PERSON_REQUEST' } },
    world.as(by, session),
  );

it('an erased person is known by codes only, for ever, and the receipt is the same each time', async () => {
  const opened = await scene.accepted();
  const person = await scene.registered(opened, { citizenship: 'LAO' });
  const idempotencyKey = randomUUID();
  const other = (await scene.register('ck-duty', opened, { idempotencyKey })).data!.done.person!.id;
  const { data, errors } = await erase('dpo', person);
  expect(errors).toBeUndefined();
  expect(data?.erasePerson).toEqual({
    receipt: {
      ...{ id: expect.any(String), person, erasedAt: expect.any(String) },
      ...{ keyFingerprint: expect.stringMatching(/^[0-9a-f]{64}$/), signature: expect.stringMatching(/^.{20,}$/) },
    },
    problems: [],
  });
  expect(await erase('dpo', person)).toEqual({ data });
  const read = await scene.read('ck-duty', person, 'identity(purpose: PROTECTION) { givenName phone }');
  expect(read.data?.person).toEqual({ id: person, value: { givenName: null, phone: null } });
  expect(await scene.find('ck-duty', 'NAME', `${IDENTITY.givenName} ${IDENTITY.familyName}`)).toEqual([other]);
  const shown = await world.send<{ person: Record<string, unknown> }>(
    'query ($id: ID!) { person(id: $id) { citizenship erasedAt version } }',
    { id: person },
    world.as('ck-duty'),
  );
  expect(shown.data?.person).toEqual({
    citizenship: 'LAO',
    erasedAt: data!.erasePerson.receipt['erasedAt'],
    version: 2,
  });
  const [left] = await everyRow(
    world,
    `select (select count(*)::int from person_value where person_id = $1) as values,
       (select count(*)::int from person_token where person_id = $1) as tokens,
       (select count(*)::int from subject_key where subject = 'person:' || $1 and wrapped is not null) as keys`,
    [person],
  );
  expect(left).toEqual({ values: 0, tokens: 0, keys: 0 });
});

it('nothing can be told of an erased person again, nor registered again by the same key', async () => {
  const opened = await scene.accepted();
  const idempotencyKey = randomUUID();
  const person = (await scene.register('ck-duty', opened, { idempotencyKey })).data!.done.person!.id;
  await erase('dpo', person);
  const told = await scene.update('ck-duty', { person, version: 2, identity: { givenName: 'CANARY-AGAIN' } });
  expect(refusalOf(told)).toBe('PERSON_ERASED');
  expect(refusalOf(await scene.register('ck-duty', opened, { idempotencyKey }))).toBe('IDEMPOTENCY_KEY_REUSED');
});

it('what is told while an erasure goes on comes after it, and nobody is found by it', async () => {
  const person = await scene.registered(await scene.accepted());
  const url = Object.assign(new URL(process.env['HUB_TEST_ADMIN_URL'] ?? ''), {
    pathname: new URL(world.ownerUrl).pathname,
  });
  const other = new pg.Client({ connectionString: url.href });
  await other.connect();
  const blocked = async () =>
    (
      await everyRow(
        world,
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    ).length;
  // the erasure has destroyed the key and the tokens, and waits before it is done
  await other.query('begin');
  await other.query('lock table attachment in share mode');
  const erasing = erase('dpo', person);
  while ((await blocked()) < 1);
  let isOver = false;
  const telling = scene
    .update('ck-duty', { person, version: 1, identity: { ...IDENTITY, givenName: 'CANARY-AFTER' } })
    .finally(() => (isOver = true));
  while (!isOver && (await blocked()) < 2);
  await other.query('commit');
  await other.end();
  expect((await erasing).errors).toBeUndefined();
  expect(refusalOf(await telling)).toBe('VERSION_CONFLICT');
  expect(await scene.find('ck-duty', 'NAME', `CANARY-AFTER ${IDENTITY.familyName}`)).toEqual([]);
  const left = await everyRow(
    world,
    `select person_id from person_token where person_id = $1 union all select person_id from person_value where person_id = $1`,
    [person],
  );
  expect(left).toEqual([]);
});

it.each([
  ['dpo', false, 'AUTH_FRESH_MFA_REQUIRED'],
  ['ck-duty', true, 'FORBIDDEN_ACTION'],
  ['auditor', true, 'FORBIDDEN_ACTION'],
  ['admin', true, 'FORBIDDEN_ACTION'],
])('%s may not erase when a second factor is there: %s', async (who, mfa, code) => {
  const person = await scene.registered(await scene.accepted());
  const refused = await erase(who, person, { mfa });
  expect(refused.errors?.[0]?.extensions.code).toBe(code);
  expect(JSON.stringify(refused)).toBe(JSON.stringify(await erase(who, randomUUID(), { mfa })));
  const read = await scene.read('ck-duty', person, 'identity(purpose: PROTECTION) { givenName }');
  expect(read.data?.person?.['value']).toEqual({ givenName: IDENTITY.givenName });
});

it('a person who is not there cannot be erased', async () => {
  expect((await erase('dpo', randomUUID())).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});
