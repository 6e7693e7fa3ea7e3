import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committees, directoryRecords, namedOffice, offices, people, person, policies } from '@hub/cast';
import { everyRow, startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { seed } from '../src/seed.js';
import { trainingsSubgraph } from '../src/subgraph.js';
import { policyScene, type Published } from './policy-scene.js';

let trainings: TestSubgraph;
let scene: ReturnType<typeof policyScene>;
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, { seed: true, directory: directoryRecords(new Date()) });
  scene = policyScene(trainings);
});
afterAll(() => trainings.stop());

const entriesOf = (version: string): Promise<Record<string, unknown>[]> =>
  everyRow(
    trainings,
    `select i.owner, e.body, e.rule from inbox_entry e join inbox i on i.id = e.inbox where e.event = $1 order by i.owner`,
    [version],
  );
const asPublished = (answer: Published | string): Published => {
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
};

describe('the policies of the demo', () => {
  it('are read by everybody, version by version, the latest in force first', async () => {
    const seen: { id: string; number: number; inForceOn: string; policy: { code: string } }[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data }: { data?: { policyVersions: Page } | null } = await trainings.send<{ policyVersions: Page }>(
        `query ($after: String) { policyVersions(first: 2, after: $after) {
          edges { node { id number inForceOn change topics source policy { code kind titleEn titleTh titleLo titleMy } } }
          pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      seen.push(...data!.policyVersions.edges.map(({ node }) => node));
      ({ hasNextPage: more, endCursor: after } = data!.policyVersions.pageInfo);
    }
    interface Page {
      edges: { node: (typeof seen)[number] }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    }
    const all = policies.flatMap(({ code, versions }) => versions.map(({ id, number }) => `${code} ${number} ${id}`));
    expect(seen.map(({ id, number, policy }) => `${policy.code} ${number} ${id}`).sort()).toEqual([...all].sort());
    expect(seen.map(({ inForceOn }) => inForceOn)).toEqual([
      ...['2022-01-01', '2019-01-01', '2017-01-01', '2015-01-01', '2008-01-01'],
    ]);
  });

  it('are loaded once, and told in the feed once, however often the demo is', async () => {
    const before = await scene.feed('policy');
    const { store } = trainings.services;
    const { systemActor } = await import('@hub/subgraph-kit');
    await store.inActor(systemActor('seed'), (tx) => seed({ tx, services: trainings.services }));
    expect(await scene.feed('policy')).toEqual(before);
    expect(before.filter(({ what }) => what === 'PUBLISHED')).toHaveLength(5);
  });
});

describe('a version that is published', () => {
  it('reaches the offices of each active committee once, whatever is repeated, in here and outside', async () => {
    const idempotencyKey = randomUUID();
    const notified = (await scene.feed('notify')).length;
    const answers = await Promise.all([0, 1, 2].map(() => scene.publish({ idempotencyKey })));
    const { policyVersion, problems } = asPublished(answers[0]!);
    expect(answers).toEqual(answers.map(() => ({ policyVersion, problems: [] })));
    expect([policyVersion!.number, problems]).toEqual([2, []]);
    const told = await entriesOf(policyVersion!.id);
    const planners = offices.filter(
      ({ kind, committee }) =>
        committee && (SCOPES_OF_OFFICE[kind].includes('training:write') || kind === 'NATIONAL_DESK'),
    );
    expect(told.map(({ owner }) => owner)).toEqual(planners.map(({ id }) => id).sort());
    const committeesTold = new Set(told.map(({ body }) => (body as { committee: string }).committee));
    expect([...committeesTold].sort()).toEqual(committees.map(({ id }) => id).sort());
    const outside = (await scene.feed('notify')).slice(notified);
    expect(outside.map(({ office }) => String(office)).sort()).toEqual(told.map(({ owner }) => owner));
    expect(outside[0]).toEqual({
      ...{ office: expect.any(String), rule: 'A17', urgency: null, audience: 'OFFICE', inbox: 'trainingNotices' },
      ...{ number: 1, at: expect.any(String) },
    });
    expect((await scene.feed('policy')).filter(({ id }) => id === policyVersion!.id)).toEqual([
      { what: 'PUBLISHED', id: policyVersion!.id, policy: 'NRM', number: 2, inForceOn: '2026-01-01' },
    ]);
    expect(
      await everyRow(trainings, `select actor from audit_entry where action = 'policy.published' and resource = $1`, [
        policyVersion!.id,
      ]),
    ).toEqual([{ actor: `person:${person('national-desk').id}` }]);
    expect(asPublished(await scene.publish({ idempotencyKey, change: 'Another text.' })).problems).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' },
    ]);
  });

  it('tells no committee that is not active', async () => {
    const quiet = committees.find(({ code }) => code === 'DL-TH8410')!;
    const { id, code, level, place, parent } = quiet;
    const tell = (state: typeof quiet.state) =>
      trainings.services.directory.apply(1, { kind: 'committee', id, data: { code, level, state, place, parent } });
    tell('DORMANT');
    const { policyVersion } = asPublished(await scene.publish());
    tell('ACTIVE');
    const told = await entriesOf(policyVersion!.id);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ body }) => (body as { committee: string }).committee === id)).toEqual([]);
  });

  it('reaches every office, once, in here and outside, when they are more than one transaction may tell', async () => {
    const { directory } = trainings.services;
    const { committee, kind, jurisdiction } = namedOffice('DL-TH5703/FOCAL_POINT');
    const many = Array.from({ length: 130 }, () => randomUUID());
    const tell = (data: object | null): void => {
      for (const id of many)
        directory.apply(directory.version + 1, { kind: 'office', id, data } as Parameters<typeof directory.apply>[1]);
    };
    tell({ committee, kind, jurisdiction });
    const notified = (await scene.feed('notify')).length;
    const { policyVersion } = asPublished(await scene.publish());
    tell(null);
    const leftOver = async () => (await everyRow(trainings, 'select from fanout_job')).length;
    while (await leftOver()) await new Promise((resolve) => setTimeout(resolve, 50));
    const told = (await entriesOf(policyVersion!.id)).map(({ owner }) => owner as string);
    expect(many.filter((id) => !told.includes(id))).toEqual([]);
    const outside = (await scene.feed('notify')).slice(notified).map(({ office }) => String(office));
    expect([...outside].sort()).toEqual(told);
  });

  it('is followed by whoever holds the office, and by nobody else', async () => {
    const { policyVersion } = asPublished(await scene.publish());
    const office = namedOffice('DL-TH5703/CHAIR').id;
    const query = `subscription ($office: ID!, $after: Int) { trainingNotices(office: $office, after: $after) {
      office number head notice { id number policyVersion { id policy { code } } committee { id } } } }`;
    const shown: { number: number; notice: { id: string; policyVersion: object } }[] = [];
    for await (const { data } of trainings.subscribe<{ trainingNotices: (typeof shown)[number] }>(
      query,
      { office, after: 0 },
      scene.by('ck-chair'),
    )) {
      if (data?.trainingNotices.notice) shown.push(data.trainingNotices);
      if (shown.at(-1)?.notice.id === policyVersion!.id) break;
    }
    expect(shown.map(({ number }) => number)).toEqual(shown.map((_, index) => index + 1));
    expect(shown.at(-1)!.notice.policyVersion).toEqual({ id: policyVersion!.id, policy: { code: 'NRM' } });
    const list = `query ($office: ID!) { trainingNotices(office: $office) { edges { node { id at committee { id } } } } }`;
    const readers: string[] = [];
    for (const { key } of people) {
      const answer = await trainings.send(list, { office }, scene.by(key));
      if (JSON.stringify(answer).includes(policyVersion!.id)) readers.push(key);
    }
    expect(readers).toEqual(['ck-chair']);
    for (const other of ['ck-duty', 'ngo-partner', 'monitor']) {
      const following = trainings.subscribe(query, { office, after: 0 }, scene.by(other));
      const { value } = await following.next();
      const listed = await trainings.send(list, { office }, scene.by(other));
      // the rows are kept by the store as well: an empty list would not show that the office was asked for
      for (const answer of [value, listed])
        expect(answer?.errors?.[0]?.extensions.code).toBe(other === 'monitor' ? 'FORBIDDEN_ACTION' : 'NOT_FOUND');
      await following.return?.();
    }
  });

  it('never changes afterwards', async () => {
    for (const table of ['policy', 'policy_version'])
      await expect(everyRow(trainings, `delete from ${table}`)).rejects.toThrow(/append-only|never change|refuse/i);
  });

  it.each<[string, object, string, string]>([
    ['of a policy that nobody knows', { policy: 'UNKNOWN' }, 'POLICY_UNKNOWN', 'input.introduces'],
    [
      'that introduces a policy again',
      { introduces: { kind: 'LAW', titleEn: 'Again', titleTh: 'อีกครั้ง' } },
      'POLICY_EXISTS',
      'input.introduces',
    ],
    ['that comes into force before the last', { inForceOn: '2021-12-31' }, 'POLICY_VERSION_ORDER', 'input.inForceOn'],
    ['without a topic', { topics: [] }, 'INPUT_INVALID', 'input.topics'],
    ['with a topic twice', { topics: ['LEGISLATION', 'LEGISLATION'] }, 'INPUT_INVALID', 'input.topics'],
    ['without a source', { source: ' ' }, 'INPUT_INVALID', 'input.source'],
    ['under a code that is none', { policy: 'nrm' }, 'INPUT_INVALID', 'input.policy'],
    ['without a key', { idempotencyKey: '' }, 'IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey'],
  ])('%s is refused', async (_what, given, code, field) => {
    expect(await scene.publish(given)).toEqual({ policyVersion: null, problems: [{ code, field }] });
  });

  it('is published by the national desk alone', async () => {
    const may: string[] = [];
    for (const { key } of people) if ((await scene.publish({}, key)) !== 'FORBIDDEN_ACTION') may.push(key);
    expect(may).toEqual(['national-desk']);
  });
});

it('the rule is read as those of other subgraphs are', async () => {
  const query = '{ trainingAlertRules { code version active addressees { whose offices } } }';
  const { data } = await trainings.send<{ trainingAlertRules: { code: string; active: boolean }[] }>(
    query,
    {},
    scene.by('ck-chair'),
  );
  expect(data!.trainingAlertRules).toMatchObject([{ code: 'A17', version: 1, active: true }]);
});
