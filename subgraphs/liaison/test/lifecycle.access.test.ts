import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { committee, counterpart, namedOffice, people } from '@hub/cast';
import { inDays, LAO, RIVER, type Scene, sceneOf, type Standing } from './return-scene.js';
import { startWorld, type World } from './world.js';

let world: World;
let scene: Scene;
let moving: Standing;
let movement: { readonly id: string };
beforeAll(async () => {
  world = await startWorld();
  scene = sceneOf(world);
  const members = [await scene.at('CLEARED'), await scene.at('CLEARED')];
  const planned = await scene.send<{ movement: { id: string } }>('planRepatriationMovement', 'movement { id }', {
    input: {
      idempotencyKey: randomUUID(),
      repatriations: members.map(({ id, version }) => ({ repatriation: id, version })),
      ...{ crossing: RIVER, windowStart: inDays(3), windowEnd: inDays(4) },
    },
    by: 'cr-secretariat',
  });
  ({ movement } = planned.data!.done);
  moving = members[0]!;
}, 120_000);
afterAll(() => world.stop());

const FACTS = `proofs { proof } releases { act } handover { side } coordination { level } nextSteps { to } steps { reason }
  movement { id repatriations { id } }`;
const WRITERS = ['cr-secretariat', 'national-desk'];
const others = people.map(({ key }) => key).filter((key) => !WRITERS.includes(key));

/** Each command, on a return that is there or on one that is not. */
const COMMANDS: Readonly<Record<string, (target: { id: string; movement: string }) => object>> = {
  recordRepatriationProof: ({ id }) => ({
    ...{ repatriation: id, proof: 'SAFETY_ASSESSED', confirmedOn: inDays(-1), version: 1_000 },
  }),
  endRepatriationProof: ({ id }) => ({ repatriation: id, proof: 'SAFETY_ASSESSED', version: 1_000 }),
  confirmHandover: ({ id }) => ({ repatriation: id }),
  rescheduleRepatriation: ({ id }) => ({
    ...{ repatriation: id, crossing: RIVER, windowStart: inDays(3), windowEnd: inDays(4), reason: 'WEATHER' },
    version: 1_000,
  }),
  recordCoordination: ({ id }) => ({ repatriation: id, office: LAO, act: 'TOLD', at: '2026-01-01T00:00:00Z' }),
  planRepatriationMovement: ({ id }) => ({
    ...{ idempotencyKey: 'one key for all', crossing: RIVER, windowStart: inDays(3), windowEnd: inDays(4) },
    repatriations: [id, randomUUID()].map((repatriation) => ({ repatriation, version: 1_000 })),
  }),
  rescheduleRepatriationMovement: (target) => ({
    ...{ movement: target.movement, crossing: RIVER, windowStart: inDays(3), windowEnd: inDays(4) },
    ...{ reason: 'WEATHER', version: 1_000 },
  }),
  startRepatriationMovement: (target) => ({ movement: target.movement, version: 1_000 }),
};

test.each(Object.keys(COMMANDS))('%s does not tell a return that is there from one that is not', async (field) => {
  const ask = (by: string, target: { id: string; movement: string }) =>
    scene.send<object>(field, '__typename', { input: COMMANDS[field]!(target), by });
  for (const by of others) {
    const answer = await ask(by, { id: moving.id, movement: movement.id });
    expect(answer).toEqual(await ask(by, { id: randomUUID(), movement: randomUUID() }));
    expect(JSON.stringify(answer)).toMatch(/FORBIDDEN_ACTION|NOT_FOUND/);
  }
});

test('who may not see a return sees nothing of what is recorded of it, nor its movement', async () => {
  const ENTITY = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Repatriation { id ${FACTS} } } }`;
  const of = (id: string) => ({ of: [{ __typename: 'Repatriation', id }] });
  for (const by of ['ms-duty', 'ck-duty', 'lao-tonpheung', 'lao-houayxay', 'volunteer-ck']) {
    const query = `query ($id: ID) { repatriation(id: $id) { id ${FACTS} } }`;
    for (const [operation, there, missing] of [
      [query, { id: moving.id }, { id: randomUUID() }],
      [ENTITY, of(moving.id), of(randomUUID())],
    ] as const)
      expect(await world.send(operation, there, world.as(by))).toEqual(
        await world.send(operation, missing, world.as(by)),
      );
  }
});

test('the database itself hides the facts from everybody who may not see the return', async () => {
  const tables = [
    ...['repatriation_proof', 'handover_confirmation', 'repatriation_coordination', 'repatriation_movement'],
  ];
  const { ref, id } = await scene.at('HANDED_OVER');
  expect(ref).toMatch(/^REP-/);
  // the demo has releases of returns that others lead
  for (const table of [...tables, `repatriation_release where repatriation = '${id}'`]) {
    expect((await scene.rows(`select 1 from ${table}`)).length).toBeGreaterThan(0);
    for (const key of ['counterpart-tonpheung', 'DL-TH5703/SUPPRESSION_GROUP', 'DL-TH5709/FOCAL_POINT']) {
      const actor = { id: 'office:other', offices: [namedOffice(key).id], purpose: 'test' };
      expect(await world.services.store.inActor(actor, (tx) => tx.query(`select 1 from ${table}`))).toEqual([]);
    }
    const own = { id: 'office:own', offices: [namedOffice('PL-TH57/SECRETARIAT').id], purpose: 'test' };
    expect(
      (await world.services.store.inActor(own, (tx) => tx.query(`select 1 from ${table}`))).length,
    ).toBeGreaterThan(0);
  }
});

describe('the key of the other side', () => {
  test('is turned by its own office only; to all others there is no such return', async () => {
    const { ref, id } = await scene.at('IN_TRANSIT');
    for (const { key } of people.filter((each) => each.key !== 'lao-tonpheung')) {
      for (const office of [LAO, counterpart('counterpart-houayxay').id]) {
        const { errors } = await scene.confirmThere(ref, key, office);
        expect(errors?.[0]?.extensions.code).toMatch(/^(NOT_FOUND|FORBIDDEN_ACTION)$/);
        expect(errors).toEqual((await scene.confirmThere('REP-222222', key, office)).errors);
      }
    }
    const { handover } = await scene.read<{ handover: unknown[] }>(id, 'handover { side }');
    expect(handover).toEqual([]);
  });

  test('finds nothing of a return that was not released, or of another office', async () => {
    const { ref } = await scene.requested();
    expect((await scene.confirmThere(ref)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const elsewhere = await scene.at('IN_TRANSIT');
    const wrong = await scene.confirmThere(elsewhere.ref, 'lao-houayxay', counterpart('counterpart-houayxay').id);
    expect(wrong.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('is no way for the other side to the commands of this one, nor the reverse', async () => {
    const { id, ref } = await scene.at('IN_TRANSIT');
    await expect(scene.confirm(id, 'lao-tonpheung')).rejects.toThrow('FORBIDDEN_ACTION');
    const here = await scene.confirmThere(ref, 'cr-secretariat');
    expect(here.errors?.[0]?.extensions.code).toBe('FORBIDDEN_ACTION');
  });
});

test('whatever is recorded, the feed of the other side shows what it showed and no field more', async () => {
  const lead = committee('DL-TH5708').id;
  const { id, ref } = await scene.at('SCHEDULED', { needsFlags: ['INTERPRETER'], leadCommittee: lead });
  const before = await scene.feed(ref);
  await scene.unprove(id, 'SAFETY_ASSESSED');
  await scene.prove(id, 'SAFETY_ASSESSED');
  await scene.act('recordCoordination', {
    ...{ repatriation: id, office: namedOffice('NL-TH/NATIONAL_DESK').id, act: 'AGREED', at: '2026-01-01T00:00:00Z' },
  });
  expect(await scene.feed(ref)).toEqual(before);
  await scene.to(id, 'ON_HOLD', 'LEGAL_PROCEEDINGS');
  const held = await scene.feed(ref);
  expect({ ...held, at: null }).toEqual({ ...before, state: 'ON_HOLD', at: null });
  const bodies = await scene.rows(`select distinct jsonb_object_keys(body) as key from inbox_entry e
    join inbox i on i.id = e.inbox where i.owner = '${LAO}' order by 1`);
  expect(bodies.map(({ key }) => key)).toEqual([
    ...['at', 'crossing', 'direction', 'needsFlags', 'personsBand', 'ref', 'state', 'windowEnd', 'windowStart'],
  ]);
});
