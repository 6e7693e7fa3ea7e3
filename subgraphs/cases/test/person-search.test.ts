import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { person } from '@hub/cast';
import { personScene, terms } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

const WHO = {
  givenName: 'สมชาย',
  familyName: 'ใจดี',
  otherNames: 'Chai',
  phone: '+66 81 234 5678',
  paperNumber: 'AA 123',
};

let world: World;
let scene: ReturnType<typeof personScene>;
let opened: string;
let registered: string;
beforeAll(async () => {
  world = await startWorld();
  scene = personScene(world);
  opened = await scene.accepted();
  registered = await scene.registered(opened, { identity: WHO });
});
afterAll(() => world.stop());

it.each([
  ['NAME', 'นาย สมชาย  ใจดี'],
  ['NAME', 'CHAI'],
  ['PHONE', '081-2345678'],
  ['PAPER', 'aa123'],
])('a person is found by the %s %s', async (kind, value) => {
  expect(await scene.find('ck-duty', kind, value)).toEqual([registered]);
});

it.each([
  ['NAME', 'สมชาย'],
  ['NAME', 'somebody'],
  ['NAME', ' . '],
  ['NAME', 'x'.repeat(300)],
  ['PHONE', 'AA 123'],
  ['PAPER', 'AA 124'],
])('nobody is found by the %s %s', async (kind, value) => {
  expect(await scene.find('ck-duty', kind, value)).toEqual([]);
});

it('nobody finds a person whom they may not identify, as if there were none', async () => {
  for (const who of ['cr-secretariat', 'ms-duty', 'ck-police', 'shelter-cr', 'ngo-partner'])
    expect([who, await scene.find(who, 'NAME', 'Chai')]).toEqual([who, []]);
  expect(await scene.find('ck-duty', 'NAME', 'Chai', { purpose: 'CARE' })).toEqual([]);
  await scene.share('ck-duty', opened, 'partner-chiang-rai');
  expect(await scene.find('ngo-partner', 'NAME', 'Chai', { purpose: 'CARE' })).toEqual([registered]);
});

it.each([
  ['ck-duty', false],
  ['ck-rehab', true],
  ['ck-chair', true],
  ['admin', true],
])('a search by %s is refused as a whole when a second factor is there: %s', async (who, mfa) => {
  expect(await scene.find(who, 'NAME', 'Chai', { mfa })).toBe('FORBIDDEN_FIELD');
});

it('a search shows at most 20 persons and is recorded without what was asked', async () => {
  for (let more = 0; more < 21; more++)
    await scene.registered(opened, { identity: { otherNames: 'CANARY-MANY' }, consent: terms() });
  expect(await scene.find('ck-duty', 'NAME', 'canary-many')).toHaveLength(20);
  const recorded = await everyRow(
    world,
    `select action, count(*)::int as n from audit_entry
      where actor = $1 and action in ('person.searched.name', 'person.found') group by action order by action`,
    [`person:${person('ck-duty').id}`],
  );
  expect(recorded[0]).toMatchObject({ action: 'person.found', n: expect.any(Number) });
  expect(recorded[1]!['n']).toBeGreaterThan(1);
  const told = await everyRow(world, `select from audit_entry a where a::text ilike '%canary%'`);
  expect(told).toEqual([]);
});

it('what was replaced, or whose consent was withdrawn, is found no more', async () => {
  const other = await scene.registered(opened, { identity: { givenName: 'Before' } });
  expect(await scene.find('ck-duty', 'NAME', 'Before')).toEqual([other]);
  await scene.update('ck-duty', { person: other, version: 1, identity: { givenName: 'After' } });
  expect(await scene.find('ck-duty', 'NAME', 'Before')).toEqual([]);
  expect(await scene.find('ck-duty', 'NAME', 'After')).toEqual([other]);
  const [consent] = await scene.consentsOf('ck-duty', other);
  await scene.withdraw('ck-duty', { consent: consent!.id });
  expect(await scene.find('ck-duty', 'NAME', 'After')).toEqual([]);
});
