import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { caseId, committee, counterpart, namedOffice, repatriations } from '@hub/cast';
import { ADVANCE, type Changed, FEED, type Feed, type Message, RELEASE, REQUEST, UPDATES } from './operations.js';
import { startWorld, takeMessages, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const [chiangSaen, unreleased, chiangKhong] = repatriations(new Date());
const houayxay = counterpart('counterpart-houayxay').id;

const follow = (who: string, office: string, after?: number) =>
  world.subscribe<Message>(UPDATES, { office, after }, world.as(who));
const updatesOf = (messages: readonly { data?: Message | null }[]) =>
  messages.flatMap(({ data }) => (data?.repatriationUpdates.update ? [data.repatriationUpdates] : []));

test('a counterpart office follows its own released repatriations from the start', async () => {
  const messages = await takeMessages(follow('lao-houayxay', houayxay, 0), (taken) => updatesOf(taken).length === 1);
  expect(updatesOf(messages)).toEqual([
    expect.objectContaining({
      office: houayxay,
      number: 1,
      head: 1,
      update: expect.objectContaining({ ref: chiangKhong!.ref, state: 'COUNTERPART_ACKNOWLEDGED' }),
    }),
  ]);
});

test('a request is live for the Thai desks at once and for the counterpart only with its release', async () => {
  const input = {
    idempotencyKey: randomUUID(),
    case: caseId('K03'),
    direction: 'OUTBOUND',
    personsBand: 'ONE',
    needsFlags: [],
    counterpart: houayxay,
    leadCommittee: committee('DL-TH5703').id,
  };
  const officer = world.as('cr-secretariat');
  const lao = follow('lao-houayxay', houayxay, 1);
  const desk = follow('ck-duty', namedOffice('DL-TH5703/SUPPRESSION_GROUP').id, 1);
  const asked = await world.send<{ requestRepatriation: Changed }>(REQUEST, { input }, officer);
  const { id, ref } = asked.data!.requestRepatriation.repatriation!;
  const seenByDesk = updatesOf(await takeMessages(desk, (taken) => updatesOf(taken).length === 1));
  expect(seenByDesk[0]?.update).toMatchObject({ ref, state: 'REQUESTED' });
  await world.send(RELEASE, { input: { repatriation: id, legalBasis: 'Agreement of 2017' } }, officer);
  await world.send(ADVANCE, { input: { repatriation: id, to: 'COUNTERPART_NOTIFIED', version: 2 } }, officer);
  const seenByLao = updatesOf(await takeMessages(lao, (taken) => updatesOf(taken).length === 2));
  expect(seenByLao.map(({ number, update }) => [number, update?.ref, update?.state])).toEqual([
    [2, ref, 'REQUESTED'],
    [3, ref, 'COUNTERPART_NOTIFIED'],
  ]);
});

test.each([
  ['lao-houayxay', 'counterpart-tonpheung'],
  ['mm-tachileik', 'counterpart-houayxay'],
  ['lao-tonpheung', 'DL-TH5708/SUPPRESSION_GROUP'],
  ['ck-duty', 'DL-TH5708/SUPPRESSION_GROUP'],
  ['cs-duty', 'counterpart-tonpheung'],
])('%s neither reads nor follows %s', async (who, key) => {
  const office = namedOffice(key).id;
  const read = await world.send<Feed>(FEED, { office }, world.as(who));
  expect(read.errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
  expect(await takeMessages(follow(who, office, 0), () => true)).toMatchObject([
    { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
  ]);
});

test('the screen of a counterpart holds the released ones only, once each', async () => {
  const { data } = await world.send<Feed>(
    FEED,
    { office: counterpart('counterpart-tonpheung').id },
    world.as('lao-tonpheung'),
  );
  const refs = data!.repatriationFeed.edges.map(({ node }) => node.ref);
  expect(refs).toEqual([chiangSaen!.ref]);
  expect(refs).not.toContain(unreleased!.ref);
});

test('a screen is read page by page, each repatriation once, as it is read at once', async () => {
  const [office, caller] = [houayxay, world.as('lao-houayxay')];
  const page = async (asked: object) =>
    (await world.send<Feed>(FEED, { office, ...asked }, caller)).data!.repatriationFeed;
  const { edges } = await page({ first: 100 });
  expect(edges.length).toBeGreaterThan(1);
  const [first, rest] = [edges.slice(0, 1), edges.slice(1)];
  expect(await page({ first: 1 })).toMatchObject({ edges: first, pageInfo: { hasNextPage: true } });
  expect((await page({ first: 100, after: first[0]!.cursor })).edges).toEqual(rest);
});

test('a number beyond the head is refused', async () => {
  await expect(takeMessages(follow('lao-houayxay', houayxay, 999), () => true)).rejects.toMatchObject([
    { extensions: { code: 'LIVE_AFTER_INVALID' } },
  ]);
});
