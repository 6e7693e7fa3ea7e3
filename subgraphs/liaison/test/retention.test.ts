import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { namedOffice, person } from '@hub/cast';
import { everyRow } from '@hub/subgraph-kit/testing';
import { FEED, type Feed, type Message, UPDATES } from './operations.js';
import { preparationsOf } from './preparation-scene.js';
import { LAO, type Scene, sceneOf, type Standing } from './return-scene.js';
import { startWorld, takeMessages, type World } from './world.js';

let world: World;
let scene: Scene;
beforeAll(async () => {
  world = await startWorld();
  scene = sceneOf(world);
});
afterAll(() => world.stop());

const SHELTER = namedOffice('shelter-chiang-rai').id;
const SHARING = [
  ['the other side', 'lao-tonpheung', LAO],
  ['a shelter that prepared the handover', 'shelter-cr', SHELTER],
] as const;
const LEADING = ['cs-duty', 'cs-chair', 'cr-secretariat', 'national-desk'];

/** Lets time pass for the sight of a return. */
const pass = async (ref: string, time: string): Promise<void> => {
  await everyRow(world, 'update repatriation set shared_until = shared_until - $2::interval where ref = $1', [
    ...[ref, time],
  ]);
  await everyRow(world, 'update repatriation_update set until = until - $2::interval where ref = $1', [ref, time]);
};
const onScreen = async (ref: string, by: string, office: string): Promise<boolean> => {
  const { data } = await world.send<Feed>(FEED, { office, first: 100 }, world.as(by));
  return data!.repatriationFeed.edges.some(({ node }) => node.ref === ref);
};
const headOf = async (office: string): Promise<number> =>
  Number((await scene.rows('select head from inbox where owner = $1', [office]))[0]?.['head'] ?? 0);
/** What an office gets of a return when it asks for all its entries again. */
const replayed = async (ref: string, by: string, office: string): Promise<boolean> => {
  const head = await headOf(office);
  const source = world.subscribe<Message>(UPDATES, { office, after: 0 }, world.as(by));
  const shown = await takeMessages(source, (taken) => taken.at(-1)?.data?.repatriationUpdates.number === head);
  return JSON.stringify(shown).includes(ref);
};
/** The rows that the database gives an office. */
const rowsOf = async (ref: string, office: string): Promise<unknown[]> => {
  const actor = { id: 'office:test', offices: [office], purpose: 'test' };
  return world.services.store.inActor(actor, (tx) =>
    tx.query('select 1 from repatriation_update where ref = $1', [ref]),
  );
};

/** A handover that was prepared and done. */
const handedOver = async (): Promise<Standing> => {
  const scheduled = await scene.at('SCHEDULED');
  await preparationsOf(world, scene).look();
  await scene.to(scheduled.id, 'IN_TRANSIT');
  await scene.confirm(scheduled.id);
  await scene.confirmThere(scheduled.ref);
  return scheduled;
};

describe('thirty days after a handover', () => {
  let done: Standing;
  beforeEach(async () => {
    done = await handedOver();
  });

  test.each(SHARING)('%s sees it no more, by feed, replay and row; until then it did', async (_who, by, office) => {
    await pass(done.ref, '29 days 23 hours 59 minutes');
    expect([await onScreen(done.ref, by, office), await replayed(done.ref, by, office)]).toEqual([true, true]);
    expect(await rowsOf(done.ref, office)).toHaveLength(1);
    await pass(done.ref, '1 minute');
    expect([await onScreen(done.ref, by, office), await replayed(done.ref, by, office)]).toEqual([false, false]);
    expect(await rowsOf(done.ref, office)).toEqual([]);
  });

  test('the steps that follow tell the other side nothing: its open socket is silent', async () => {
    await scene.to(done.id, 'RECEIVED');
    const told = await headOf(LAO);
    await pass(done.ref, '30 days');
    const live = world.subscribe<Message>(UPDATES, { office: LAO }, world.as('lao-tonpheung'));
    await scene.to(done.id, 'FOLLOW_UP');
    await scene.prove(done.id, 'FEEDBACK_GIVEN');
    expect((await scene.to(done.id, 'CLOSED')).repatriation?.state).toBe('CLOSED');
    expect(await headOf(LAO)).toBe(told);
    const marker = await scene.at('COUNTERPART_NOTIFIED');
    const seen = await takeMessages(live, (taken) => taken.some(({ data }) => data?.repatriationUpdates.update));
    expect(JSON.stringify(seen)).toContain(marker.ref);
    expect(JSON.stringify(seen)).not.toContain(done.ref);
    expect(await onScreen(done.ref, 'lao-tonpheung', LAO)).toBe(false);
  });

  test('a key turned again finds nothing, and a release given anew opens nothing', async () => {
    expect((await scene.confirmThere(done.ref)).data?.done.receipt).toMatchObject({ ref: done.ref });
    await pass(done.ref, '30 days');
    expect((await scene.confirmThere(done.ref)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await scene.to(done.id, 'RECEIVED');
    await scene.act('withdrawRelease', { repatriation: done.id, reason: 'SAFETY' });
    await scene.done('releaseRepatriation', { repatriation: done.id, legalBasis: 'agreement of 2005' });
    expect(await onScreen(done.ref, 'lao-tonpheung', LAO)).toBe(false);
  });

  test('nobody over there can be let know any more who returned', async () => {
    const input = { repatriation: done.id, contact: person('lao-tonpheung').id };
    const grant = async (hours: number) => {
      const until = new Date(Date.now() + hours * 3_600_000).toISOString();
      const { problems } = await scene.act('grantDisclosure', { ...input, until, idempotencyKey: randomUUID() });
      return problems.map(({ code }) => code);
    };
    await pass(done.ref, '28 days');
    expect(await grant(72)).toEqual(['REPATRIATION_STATE_FORBIDS']);
    expect(await grant(24)).toEqual([]);
  });

  test('those who lead it keep it, and are told of each step, while it is followed up', async () => {
    await pass(done.ref, '400 days');
    await scene.to(done.id, 'RECEIVED');
    await scene.to(done.id, 'FOLLOW_UP');
    for (const by of LEADING) expect(await scene.read<object>(done.id, '', by)).toMatchObject({ state: 'FOLLOW_UP' });
    expect(await onScreen(done.ref, 'cs-duty', namedOffice('DL-TH5708/SUPPRESSION_GROUP').id)).toBe(true);
  });
});

test('until then the other side is told of each step, and no step puts the end off', async () => {
  const { id, ref } = await handedOver();
  await pass(ref, '29 days');
  const before = await headOf(LAO);
  const endOf = async () => (await scene.rows('select shared_until from repatriation where id = $1', [id]))[0];
  const end = await endOf();
  await scene.to(id, 'RECEIVED');
  await scene.to(id, 'FOLLOW_UP');
  expect([await headOf(LAO), await endOf()]).toEqual([before + 2, end]);
  await pass(ref, '1 day');
  expect(await onScreen(ref, 'lao-tonpheung', LAO)).toBe(false);
});

test('a return that never came ends in the same time', async () => {
  const { id, ref } = await scene.at('TRACING');
  await scene.to(id, 'WITHDRAWN', 'WISH_OF_PERSON');
  await pass(ref, '29 days');
  expect(await onScreen(ref, 'lao-tonpheung', LAO)).toBe(true);
  await pass(ref, '1 day');
  expect(await onScreen(ref, 'lao-tonpheung', LAO)).toBe(false);
});

test('those at a crossing lose a handover that was called off thirty days after the window that they know of', async () => {
  const { id, ref } = await scene.at('SCHEDULED');
  await preparationsOf(world, scene).look();
  await scene.to(id, 'ON_HOLD', 'HEALTH');
  const [seen] = await everyRow(
    world,
    `select u.until = (r.window_end + 31)::timestamp at time zone 'Asia/Bangkok' as bounded
       from repatriation_update u join repatriation r on r.ref = u.ref where u.ref = $1 and u.office = $2`,
    [ref, SHELTER],
  );
  expect(seen).toEqual({ bounded: true });
  await pass(ref, '40 days');
  expect([await onScreen(ref, 'shelter-cr', SHELTER), await onScreen(ref, 'lao-tonpheung', LAO)]).toEqual([
    ...[false, true],
  ]);
});
