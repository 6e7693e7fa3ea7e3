import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { committee, organization, people } from '@hub/cast';
import type { TestSubgraph } from '@hub/subgraph-kit/testing';
import { callerOf, startCommittees } from './committees-world.js';
import { refusalOf } from './establishment-scene.js';

let committees: TestSubgraph;
beforeAll(async () => {
  committees = await startCommittees();
  let instant = Date.parse('2026-12-01T05:00:00Z');
  Object.assign(committees.services, { now: () => new Date((instant += 1)) });
});
afterAll(() => committees.stop());

const FIELDS =
  'id title financialYear startsOn endsOn reach version lead { code } committees { code } organizations { id }';
interface Campaign {
  readonly id: string;
  readonly title: string;
  readonly version: number;
}
const send = (name: string, input: Record<string, unknown>, by: string) =>
  committees.send<{ done: { campaign: Campaign | null; problems: { code: string; field: string }[] } }>(
    `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
      done: ${name}(input: $input) { campaign { ${FIELDS} } problems { code field } } }`,
    { input },
    callerOf(committees, by),
  );
const CONTENT = {
  ...{ title: 'Campaign to end violence and trafficking', startsOn: '2026-11-25', endsOn: '2026-12-10' },
  ...{ committees: [committee('DL-TH5709').id], organizations: [organization('TH57/WORLD_VISION').id] },
};
const plan = (given: Record<string, unknown> = {}, by = 'ck-chair', more: Record<string, unknown> = {}) =>
  send(
    'planCampaign',
    {
      ...{ idempotencyKey: randomUUID(), committee: committee('DL-TH5703').id, content: { ...CONTENT, ...given } },
      ...more,
    },
    by,
  );
const update = (campaign: string, version: number, given: Record<string, unknown> = {}, by = 'ck-chair') =>
  send('updateCampaign', { campaign, version, content: { ...CONTENT, ...given } }, by);
const list = async (code: string, page = ''): Promise<{ nodes: Campaign[]; next: string | null }> => {
  const { data } = await committees.send<{
    committee: { campaigns: { edges: { node: Campaign }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
  }>(
    `{ committee(code: "${code}") { campaigns${page} { edges { node { ${FIELDS} } } pageInfo { hasNextPage endCursor } } } }`,
  );
  const { edges, pageInfo } = data!.committee.campaigns;
  return { nodes: edges.map(({ node }) => node), next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
};

it('a campaign is seen at every committee that takes part, with its year, days and whom it reached', async () => {
  const { id } = (await plan()).data!.done.campaign!;
  expect(await refusalOf(update(id, 1, { reach: 1632 }))).toBeNull();
  const expected = {
    ...{ id, title: CONTENT.title, financialYear: 2570, startsOn: '2026-11-25', endsOn: '2026-12-10', reach: 1632 },
    ...{ version: 2, lead: { code: 'DL-TH5703' }, committees: [{ code: 'DL-TH5703' }, { code: 'DL-TH5709' }] },
    organizations: [{ id: organization('TH57/WORLD_VISION').id }],
  };
  for (const code of ['DL-TH5703', 'DL-TH5709']) expect((await list(code)).nodes).toEqual([expected]);
  expect((await list('DL-TH5713')).nodes).toEqual([]);
  expect(await refusalOf(update(id, 1))).toEqual(['VERSION_CONFLICT', 'input.version']);
  expect((await list('DL-TH5703')).nodes).toEqual([expected]);
});

it('is planned once for each key, and listed newest first, page by page', async () => {
  const committees = [committee('DL-TH5708').id];
  const more = { idempotencyKey: 'once' };
  const first = (await plan({ committees, title: 'First' }, 'ck-chair', more)).data!.done.campaign!;
  expect((await plan({ committees, title: 'First' }, 'ck-chair', more)).data!.done.campaign!.id).toBe(first.id);
  expect(await refusalOf(plan({ committees, title: 'Other' }, 'ck-chair', more))).toEqual([
    ...['IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'],
  ]);
  expect(await refusalOf(plan({ committees, title: 'Second' }))).toBeNull();
  const one = await list('DL-TH5708', '(first: 1)');
  const two = await list('DL-TH5708', `(first: 1, after: "${one.next}")`);
  expect([...one.nodes, ...two.nodes].map(({ title }) => title)).toEqual(['Second', 'First']);
  expect(two.next).toBeNull();
});

it.each<[string, Record<string, unknown>, readonly string[]]>([
  ['that ends before it begins', { endsOn: '2026-11-24' }, ['INPUT_INVALID', 'input.content.endsOn']],
  ['of one committee alone', { committees: [], organizations: [] }, ['INPUT_REQUIRED', 'input.content.organizations']],
  ['with itself', { committees: [committee('DL-TH5703').id] }, ['INPUT_INVALID', 'input.content.committees']],
  [
    'that reached people before it began',
    { startsOn: '2026-12-05', reach: 5 },
    [...['INPUT_INVALID', 'input.content.reach']],
  ],
  ['with nobody there is', { organizations: [randomUUID()] }, ['NOT_FOUND', 'input.content.organizations.0']],
])('a campaign %s is refused, and nothing is kept', async (_, given, refusal) => {
  const before = await list('DL-TH5703');
  expect(await refusalOf(plan(given))).toEqual(refusal);
  expect(await list('DL-TH5703')).toEqual(before);
});

it('it is planned and changed by those who lead the committee that leads it, and those above it', async () => {
  const { id, version } = (await plan()).data!.done.campaign!;
  for (const does of [
    (by: string) => refusalOf(plan({ title: ' ' }, by)),
    (by: string) => refusalOf(update(id, version, { title: ' ' }, by)),
  ]) {
    const may: string[] = [];
    for (const { key } of people) if (typeof (await does(key)) !== 'string') may.push(key);
    expect(may.sort()).toEqual(['ck-chair', 'ck-focal', 'ck-vice', 'cr-secretariat', 'national-desk']);
  }
});
