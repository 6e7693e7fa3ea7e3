import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { committee, namedOffice, people } from '@hub/cast';
import { everyRow } from '@hub/subgraph-kit/testing';
import { escalateTask } from '../src/answer/escalate.task.js';
import { ENTITIES, FEED, type Feed } from './operations.js';
import { preparationsOf } from './preparation-scene.js';
import { LAO, type Scene, sceneOf, type Standing } from './return-scene.js';
import { startWorld, type World } from './world.js';

let world: World;
let scene: Scene;
let near: Standing;
/** Led by Chiang Khong, crosses at Chiang Saen: people of Chiang Saen and the shelter know of it by A11 alone. */
beforeAll(async () => {
  world = await startWorld();
  scene = sceneOf(world);
  near = await scene.at('SCHEDULED', { leadCommittee: committee('DL-TH5703').id });
  await preparationsOf(world, scene).look();
}, 120_000);
afterAll(() => world.stop());

const PREPARING = [
  ['cs-duty', 'DL-TH5708/SUPPRESSION_GROUP'],
  ['cs-duty', 'DL-TH5708/FOCAL_POINT'],
  ['shelter-cr', 'shelter-chiang-rai'],
] as const;
const READERS = ['cr-secretariat', 'national-desk'];
const refsOf = async (by: string, office: string): Promise<string[]> => {
  const { data } = await world.send<Feed>(FEED, { office, first: 100 }, world.as(by));
  return data?.repatriationFeed.edges.map(({ node }) => node.ref) ?? [];
};

test.each(PREPARING)('%s of %s has the fields that cross the border, and no other', async (by, key) => {
  const office = namedOffice(key).id;
  expect(await refsOf(by, office)).toContain(near.ref);
  const fields = await everyRow(
    world,
    `select distinct jsonb_object_keys(e.body) as key from inbox_entry e join inbox i on i.id = e.inbox
      where i.owner = $1 and e.body ->> 'ref' = $2 order by 1`,
    [office, near.ref],
  );
  expect(fields.map((each) => each['key'])).toEqual([
    ...['at', 'crossing', 'direction', 'needsFlags', 'personsBand', 'ref', 'rule', 'state', 'windowEnd', 'windowStart'],
  ]);
});

test('who prepares a handover reads nothing else of the return, by id, reference, list, entity or case', async () => {
  const FIELDS = 'id version steps { state } preparations { state } counterpart { nameEn } release { legalBasis }';
  for (const by of ['cs-duty', 'shelter-cr'])
    for (const [query, there, missing] of [
      [`query ($id: ID) { repatriation(id: $id) { ${FIELDS} } }`, { id: near.id }, { id: randomUUID() }],
      [`query ($ref: String) { repatriation(ref: $ref) { ${FIELDS} } }`, { ref: near.ref }, { ref: 'REP-222222' }],
      [
        ENTITIES(`... on Repatriation { ${FIELDS} }`),
        { of: [{ __typename: 'Repatriation', id: near.id }] },
        { of: [{ __typename: 'Repatriation', id: randomUUID() }] },
      ],
    ] as const)
      expect(await world.send(query, there, world.as(by))).toEqual(await world.send(query, missing, world.as(by)));
  const LISTS = '{ repatriations(first: 100) { edges { node { ref } } } }';
  for (const by of ['cs-duty', 'shelter-cr'])
    expect(JSON.stringify(await world.send(LISTS, {}, world.as(by)))).not.toContain(near.ref);
});

test('who prepares a handover changes nothing of the return', async () => {
  for (const by of ['cs-duty', 'shelter-cr']) {
    for (const [field, input] of [
      ['advanceRepatriation', { repatriation: near.id, to: 'ON_HOLD', reason: 'HEALTH', version: near.version }],
      ['confirmHandover', { repatriation: near.id }],
    ] as const)
      await expect(scene.act(field, input, by)).rejects.toThrow('FORBIDDEN_ACTION');
    const key = await scene.confirmThere(near.ref, by, namedOffice(PREPARING.find(([who]) => who === by)![1]).id);
    expect(key.errors?.[0]?.extensions.code).toMatch(/^(NOT_FOUND|FORBIDDEN_ACTION)$/);
  }
});

test('the database hides the return itself from the offices that prepare it, and shows it to those who lead', async () => {
  const TABLES = [
    ...['repatriation', 'repatriation_step', 'repatriation_proof', 'escalation', 'escalation_step'],
    ...['repatriation_coordination', 'handover_preparation'],
  ];
  const count = async (key: string, table: string): Promise<number> => {
    const actor = { id: 'office:test', offices: [namedOffice(key).id], purpose: 'test' };
    const column = table === 'repatriation' ? 'id' : table.startsWith('escalation') ? null : 'repatriation';
    const where = column ? `where ${column} = '${near.id}'` : `where true`;
    const rows = await world.services.store.inActor(actor, (tx) => tx.query(`select 1 from ${table} ${where}`));
    return (rows as unknown[]).length;
  };
  for (const key of ['shelter-chiang-rai', 'DL-TH5708/PREVENTION_GROUP', 'DL-TH5709/SUPPRESSION_GROUP'])
    for (const table of TABLES.filter((each) => key.startsWith('shelter') || !each.startsWith('escalation')))
      expect(await count(key, table)).toBe(0);
  expect(await count('DL-TH5703/SUPPRESSION_GROUP', 'repatriation')).toBe(1);
  expect(await count('DL-TH5703/SUPPRESSION_GROUP', 'escalation')).toBeGreaterThan(0);
});

test('nobody else has it on a screen, and nobody reads the screen of an office they do not hold', async () => {
  const told = await everyRow(world, `select distinct office from repatriation_update where ref = $1`, [near.ref]);
  const offices = told.map(({ office }) => office as string);
  for (const { key, offices: held } of people) {
    for (const office of offices) if (!held.includes(office)) expect(await refsOf(key, office)).toEqual([]);
    for (const office of held) if (!offices.includes(office)) expect(await refsOf(key, office)).not.toContain(near.ref);
  }
  const elsewhere = ['DL-TH5709', 'DL-TH8410', 'PL-TH84'].map((code) => committee(code).id);
  const rows = await everyRow(
    world,
    `select 1 from repatriation_update u join directory_record d on d.id = u.office
      where u.ref = $1 and d.data ->> 'committee' = any ($2::text[])`,
    [near.ref, elsewhere],
  );
  expect(rows).toEqual([]);
});

test('the other side learns neither that it is prepared nor by whom', async () => {
  const entries = await everyRow(
    world,
    `select 1 from inbox_entry e join inbox i on i.id = e.inbox where i.owner = $1 and e.rule = 'A11'`,
    [LAO],
  );
  expect(entries).toEqual([]);
  const actor = { id: 'office:lao', offices: [LAO], purpose: 'test' };
  const rows = await world.services.store.inActor(actor, (tx) =>
    tx.query(`select 1 from escalation where rule = 'A11'`),
  );
  expect(rows).toEqual([]);
});

test('only who leads the return sees who answered', async () => {
  const query = 'query ($id: ID!) { repatriation(id: $id) { preparations { state } } }';
  for (const by of READERS) {
    const { data } = await world.send<{ repatriation: { preparations: unknown[] } }>(
      query,
      { id: near.id },
      world.as(by),
    );
    expect(data!.repatriation.preparations).toHaveLength(3);
  }
});

test('the province of the crossing learns of the silence, and reads nothing of a return that another province leads', async () => {
  const { id, ref } = await scene.at('SCHEDULED');
  const province = namedOffice('PL-TH57/SECRETARIAT').id;
  await everyRow(world, 'update repatriation set lead_committee = $2 where id = $1', [id, committee('DL-TH8410').id]);
  await everyRow(world, 'delete from row_access where resource = $1 and office = $2', [id, province]);
  const { look, waiting } = preparationsOf(world, scene);
  await look();
  for (const each of await waiting(id)) await escalateTask.run({ escalation: each['id'] }, world.services);
  const told = await everyRow(
    world,
    `select 1 from inbox_entry e join inbox i on i.id = e.inbox
      where i.owner = $1 and e.rule = 'A11' and e.body ->> 'ref' = $2`,
    [province, ref],
  );
  expect(told).toHaveLength(1);
  const { data } = await world.send(
    'query ($id: ID!) { repatriation(id: $id) { ref } }',
    { id },
    world.as('cr-secretariat'),
  );
  expect(data).toEqual({ repatriation: null });
});
