import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { counterpart, namedOffice, people } from '@hub/cast';
import { LAO, SAID, type Scene, sceneOf, type Standing } from './return-scene.js';
import { startWorld, takeMessages, type World } from './world.js';

let world: World;
let scene: Scene;
let open: Standing;
beforeAll(async () => {
  world = await startWorld();
  scene = sceneOf(world);
  open = await scene.at('SCHEDULED');
  await scene.sayThere(open.ref, { kind: 'READY' });
}, 120_000);
afterAll(() => world.stop());

const READY = { kind: 'READY' };
const MISSING = 'REP-222222';
const houayxay = counterpart('counterpart-houayxay').id;
const FEED = `query ($office: ID!) { repatriationFeed(office: $office, first: 100) {
  edges { node { ref counterpartUpdates { ${SAID} } } } } }`;
const ENTRIES = `subscription ($office: ID!) { repatriationUpdates(office: $office, after: 0) {
  number head update { ref counterpartUpdate { kind ref } } } }`;
type Entry = {
  repatriationUpdates: { number: number; head: number; update: { counterpartUpdate: { ref: string } | null } | null };
};

test('nobody but its own office speaks for the other side; to all others there is no such return', async () => {
  for (const { key } of people.filter((each) => each.key !== 'lao-tonpheung'))
    for (const office of [LAO, houayxay]) {
      const answer = await scene.sayThere(open.ref, READY, { by: key, office });
      expect(answer.errors?.[0]?.extensions.code).toMatch(/^(NOT_FOUND|FORBIDDEN_ACTION)$/);
      expect(answer).toEqual(await scene.sayThere(MISSING, READY, { by: key, office }));
    }
  expect(await scene.rows('select kind from counterpart_update')).toHaveLength(1);
});

test('of what is not released, and of what is not its own, its office finds nothing', async () => {
  const hidden = await scene.requested();
  const none = await scene.sayThere(MISSING, READY);
  expect(none.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect(await scene.sayThere(hidden.ref, READY)).toEqual(none);
  expect(await scene.sayThere(open.ref, READY, { by: 'lao-houayxay', office: houayxay })).toEqual(none);
});

test('after the release is withdrawn it says and reads nothing more, nor does a repeat answer', async () => {
  const { id, ref } = await scene.at('SCHEDULED');
  const key = randomUUID();
  const said = (await scene.sayThere(ref, READY, { key })).data!.done.update!;
  const read = async () => {
    const { data } = await world.send(FEED, { office: LAO }, world.as('lao-tonpheung'));
    const entries = await takeMessages(
      world.subscribe<Entry>(ENTRIES, { office: LAO }, world.as('lao-tonpheung')),
      (taken) => taken.at(-1)?.data?.repatriationUpdates.number === taken.at(-1)?.data?.repatriationUpdates.head,
    );
    const shown = entries.flatMap(({ data: entry }) => entry?.repatriationUpdates.update?.counterpartUpdate?.ref ?? []);
    return { feed: JSON.stringify(data).includes(said.id), entry: shown.includes(ref) };
  };
  expect(await read()).toEqual({ feed: true, entry: true });
  await scene.act('withdrawRelease', { repatriation: id, reason: 'CONSENT_WITHDRAWN' });
  expect(await read()).toEqual({ feed: false, entry: false });
  const none = await scene.sayThere(MISSING, READY);
  for (const again of [{ key }, {}]) expect(await scene.sayThere(ref, READY, again)).toEqual(none);
  const { counterpartUpdates } = await scene.read<{ counterpartUpdates: unknown[] }>(id, 'counterpartUpdates { kind }');
  expect(counterpartUpdates).toEqual([{ kind: 'READY' }]);
});

test('the other side does not learn whether it was answered here', async () => {
  const asked = FEED.replace(SAID, 'answer { state }');
  const { errors } = await world.send(asked, { office: LAO }, world.as('lao-tonpheung'));
  expect(errors?.[0]?.extensions.code).toMatch(/^FORBIDDEN/);
});

test('the database hides it from every office that has no part in the return, and from its own once it is withdrawn', async () => {
  const seen = (key: string) =>
    world.services.store.inActor({ id: 'office:one', offices: [namedOffice(key).id], purpose: 'test' }, (tx) =>
      tx.query('select ref from counterpart_update where ref = $1', [open.ref]),
    );
  for (const key of ['counterpart-houayxay', 'counterpart-tachileik', 'DL-TH5703/SUPPRESSION_GROUP'])
    expect(await seen(key)).toEqual([]);
  for (const key of ['counterpart-tonpheung', 'DL-TH5708/SUPPRESSION_GROUP', 'PL-TH57/SECRETARIAT'])
    expect(await seen(key)).toEqual([{ ref: open.ref }]);
  await scene.act('withdrawRelease', { repatriation: open.id, reason: 'SAFETY' });
  expect(await seen('counterpart-tonpheung')).toEqual([]);
  expect(await seen('PL-TH57/SECRETARIAT')).toEqual([{ ref: open.ref }]);
});

test('a Thai office without the return reads nothing of what was said of it', async () => {
  const query = `query ($id: ID) { repatriation(id: $id) { counterpartUpdates { kind } } }`;
  for (const by of ['ms-duty', 'ck-duty', 'volunteer-ck', 'lao-tonpheung', 'lao-houayxay'])
    expect(await world.send(query, { id: open.id }, world.as(by))).toEqual(
      await world.send(query, { id: randomUUID() }, world.as(by)),
    );
});
