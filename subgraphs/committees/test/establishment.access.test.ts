import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { committee, people } from '@hub/cast';
import { everyRow, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { startCommittees } from './committees-world.js';
import { establishmentScene, refusalOf } from './establishment-scene.js';

let committees: TestSubgraph;
let scene: ReturnType<typeof establishmentScene>;
beforeAll(async () => {
  committees = await startCommittees();
  scene = establishmentScene(committees);
});
afterAll(() => committees.stop());

const keys = people.map(({ key }) => key);
const whoMay = async (does: (by: string) => ReturnType<typeof refusalOf>): Promise<string[]> => {
  const may: string[] = [];
  for (const key of keys) if (typeof (await does(key)) !== 'string') may.push(key);
  return may.sort();
};

it('a committee is proposed where one answers: by the secretariat of its province and the national desk', async () => {
  const bad = { nameEn: ' ' };
  expect(await whoMay((by) => refusalOf(scene.propose(bad, by)))).toEqual(['cr-secretariat', 'national-desk']);
  expect(await whoMay((by) => refusalOf(scene.propose({ ...bad, place: 'TH8410' }, by)))).toEqual([
    ...['national-desk', 'st-secretariat'],
  ]);
});

it('its steps are recorded by those who lead it, and by those above it', async () => {
  const stale = { committee: committee('DL-TH5703').id, version: 99 };
  expect(await whoMay((by) => refusalOf(scene.step('APPROVAL', '2026-01-01', stale, by)))).toEqual([
    ...['ck-chair', 'ck-focal', 'ck-vice', 'cr-secretariat', 'national-desk'],
  ]);
});

it('it is laid to rest by those above it alone', async () => {
  const stale = { version: 99 };
  expect(await whoMay((by) => refusalOf(scene.change('DL-TH5703', 'DORMANT', stale, by)))).toEqual([
    ...['cr-secretariat', 'national-desk'],
  ]);
  expect(await whoMay((by) => refusalOf(scene.change('PL-TH57', 'DORMANT', stale, by)))).toEqual(['national-desk']);
  expect(await whoMay((by) => refusalOf(scene.change('NL-TH', 'DORMANT', stale, by)))).toEqual([]);
});

it('what it has come to is seen by everybody, and written by the hub alone', async () => {
  const seen = (await scene.look('DL-TH5703'))!;
  expect([seen.state, seen.establishment.length]).toEqual(['ACTIVE', 9]);
  const policies = await everyRow(
    committees,
    `select cmd, coalesce(qual, with_check) as rule from pg_policies where tablename = 'establishment_step'`,
  );
  const writing = policies.filter(({ cmd }) => cmd !== 'SELECT').map(({ rule }) => String(rule));
  expect(writing).toHaveLength(3);
  for (const rule of writing) expect(rule).toMatch(/is_system.* OR false/s);
});
