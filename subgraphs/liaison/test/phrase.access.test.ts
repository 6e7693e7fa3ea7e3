import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { counterpart, namedOffice, people } from '@hub/cast';
import { grantRows } from '@hub/subgraph-kit';
import { LAO, type Scene, sceneOf, type Standing } from './return-scene.js';
import { startWorld, takeMessages, type World } from './world.js';

let world: World;
let scene: Scene;
let open: Standing;
beforeAll(async () => {
  world = await startWorld();
  scene = sceneOf(world);
  open = await scene.at('SCHEDULED');
  await here(open.id);
  await there(open.ref);
}, 120_000);
afterAll(() => world.stop());

const MISSING = 'REP-222222';
const houayxay = counterpart('counterpart-houayxay').id;
const said = (input: object) => ({ phrase: 'THANK_YOU', idempotencyKey: randomUUID(), ...input });
const here = (repatriation: string, by = 'cr-secretariat') =>
  scene.send<{ said: { id: string } | null }>('sayToCounterpart', 'said { id } problems { code field }', {
    ...{ input: said({ repatriation }), by },
  });
const there = (ref: string, { by = 'lao-tonpheung', office = LAO, key = randomUUID() as string } = {}) =>
  scene.send<{ said: { id: string } | null }>('sayOfRepatriation', 'said { id }', {
    ...{ input: { ...said({ office, ref }), idempotencyKey: key }, by },
  });
const FEED = `query ($office: ID!) { repatriationFeed(office: $office, first: 100) {
  edges { node { ref messages { edges { node { id phrase side } } } } } } }`;

test('only those speak for this side who answer for the return, or whose committee leads it', async () => {
  const SPEAK = ['cr-secretariat', 'national-desk'];
  const ofLead = (key: string) =>
    people
      .find((each) => each.key === key)!
      .offices.some((id) =>
        world.services.directory
          .officesOfCommittee(namedOffice('DL-TH5708/SUPPRESSION_GROUP').committee!)
          .some((office) => office.id === id),
      );
  let refused = 0;
  for (const { key } of people) {
    const answer = await here(open.id, key);
    if (answer.data?.done.said) {
      expect(SPEAK.includes(key) || ofLead(key)).toBe(true);
      continue;
    }
    refused++;
    expect(answer).toEqual(await here(randomUUID(), key));
    expect(JSON.stringify(answer)).toMatch(/FORBIDDEN_ACTION|NOT_FOUND/);
  }
  expect(refused).toBeGreaterThan(5);
});

test('who only reads the return, by whatever right, does not speak of it', async () => {
  const { id } = await scene.at('SCHEDULED');
  const right = { resourceType: 'repatriation', resource: id, reason: 'ESCALATION' };
  await world.services.store.inActor({ id: 'system:test', offices: [], purpose: 'test' }, (tx) =>
    grantRows(tx, [{ ...right, office: namedOffice('DL-TH5703/SUPPRESSION_GROUP').id }]),
  );
  expect(await scene.read<object>(id, '', 'ck-duty')).toMatchObject({ id });
  expect((await here(id, 'ck-duty')).data?.done).toEqual({
    ...{ said: null, problems: [{ code: 'NOT_FOUND', field: 'input.repatriation' }] },
  });
});

test('nobody but its own office speaks for the other side; to all others there is no such return', async () => {
  for (const { key } of people.filter((each) => each.key !== 'lao-tonpheung'))
    for (const office of [LAO, houayxay]) {
      const answer = await there(open.ref, { by: key, office });
      expect(answer.errors?.[0]?.extensions.code).toMatch(/^(NOT_FOUND|FORBIDDEN_ACTION)$/);
      expect(answer).toEqual(await there(MISSING, { by: key, office }));
    }
});

test('of what is not released, and of what is not its own, an office finds nothing', async () => {
  const none = await there(MISSING);
  expect(none.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect(await there((await scene.requested()).ref)).toEqual(none);
  expect(await there(open.ref, { by: 'lao-houayxay', office: houayxay })).toEqual(none);
  const { data } = await world.send(FEED, { office: houayxay }, world.as('lao-houayxay'));
  expect(JSON.stringify(data)).not.toContain(open.ref);
});

test('after the release is withdrawn the other side says and reads nothing more, nor does a repeat answer', async () => {
  const { id, ref } = await scene.at('SCHEDULED');
  const key = randomUUID();
  const [ours, theirs] = [await here(id), await there(ref, { key })].map(({ data }) => data!.done.said!.id);
  const ENTRIES = `subscription ($office: ID!) { repatriationUpdates(office: $office, after: 0) {
    number head update { ref phrase { id } } } }`;
  type Entry = {
    repatriationUpdates: { number: number; head: number; update: { phrase: { id: string } | null } | null };
  };
  const read = async () => {
    const { data } = await world.send(FEED, { office: LAO }, world.as('lao-tonpheung'));
    const entries = await takeMessages(
      world.subscribe<Entry>(ENTRIES, { office: LAO }, world.as('lao-tonpheung')),
      (taken) => taken.at(-1)?.data?.repatriationUpdates.number === taken.at(-1)?.data?.repatriationUpdates.head,
    );
    return [ours!, theirs!].map((each) => [data, entries].map((where) => JSON.stringify(where).includes(each)));
  };
  expect(await read()).toEqual([
    [true, true],
    [true, true],
  ]);
  await scene.act('withdrawRelease', { repatriation: id, reason: 'CONSENT_WITHDRAWN' });
  expect(await read()).toEqual([
    [false, false],
    [false, false],
  ]);
  const none = await there(MISSING);
  for (const again of [{ key }, {}]) expect(await there(ref, again)).toEqual(none);
  const { messages } = await scene.read<{ messages: { edges: unknown[] } }>(id, 'messages { edges { node { id } } }');
  expect(messages.edges).toHaveLength(2);
});

test('the other side does not learn which office of this side spoke', async () => {
  const asked = FEED.replace('id phrase side', 'office { id }');
  const { errors } = await world.send(asked, { office: LAO }, world.as('lao-tonpheung'));
  expect(errors?.[0]?.extensions.code).toMatch(/^FORBIDDEN/);
});

test('the database hides it from every office that has no part in the return, and from the other side once withdrawn', async () => {
  const seen = async (key: string) => {
    const actor = { id: 'office:one', offices: [namedOffice(key).id], purpose: 'test' };
    const rows: unknown[] = await world.services.store.inActor(actor, (tx) =>
      tx.query('select 1 from repatriation_phrase where ref = $1', [open.ref]),
    );
    return rows.length > 0;
  };
  for (const key of ['counterpart-houayxay', 'counterpart-tachileik', 'DL-TH5703/SUPPRESSION_GROUP'])
    expect(await seen(key)).toBe(false);
  for (const key of ['counterpart-tonpheung', 'DL-TH5708/SUPPRESSION_GROUP', 'PL-TH57/SECRETARIAT'])
    expect(await seen(key)).toBe(true);
  await scene.act('withdrawRelease', { repatriation: open.id, reason: 'SAFETY' });
  expect(await seen('counterpart-tonpheung')).toBe(false);
  expect(await seen('PL-TH57/SECRETARIAT')).toBe(true);
});

test('a Thai office without the return reads nothing of what was said of it', async () => {
  const query = `query ($id: ID) { repatriation(id: $id) { messages { edges { node { id } } } } }`;
  for (const by of ['ms-duty', 'ck-duty', 'volunteer-ck', 'lao-tonpheung', 'lao-houayxay'])
    expect(await world.send(query, { id: open.id }, world.as(by))).toEqual(
      await world.send(query, { id: randomUUID() }, world.as(by)),
    );
});
