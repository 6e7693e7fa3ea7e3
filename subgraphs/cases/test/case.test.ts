import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseId, cases, committee, committees, office } from '@hub/cast';
import { statementsOf } from '@hub/subgraph-kit/testing';
import { seed } from '../src/seed.js';
import { everyRow, startWorld, type World } from './world.js';

const forged = (at: string): string => Buffer.from(JSON.stringify([at, caseId('K01')])).toString('base64url');

interface Page {
  readonly edges: readonly { readonly node: { readonly id: string }; readonly cursor: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

let world: World;
beforeAll(async () => {
  world = await startWorld({ seed: true });
  for (let filed = 0; filed < 30; filed++)
    await Promise.all(['TH5703', 'TH5709', 'TH5715', 'TH5708'].map((place) => world.report({ place })));
});
afterAll(() => world.stop());

const LIST = `query ($first: Int, $after: String, $committee: ID, $state: CaseState, $district: ID) {
  cases(first: $first, after: $after, committee: $committee, state: $state, district: $district) {
    edges { node { id } cursor } pageInfo { hasNextPage endCursor }
  }
}`;
const list = async (by: string, variables: Record<string, unknown> = {}) =>
  world.send<{ cases: Page }>(LIST, variables, world.as(by));
const idsOf = (page: Page) => page.edges.map(({ node }) => node.id);

const allPages = async (by: string, size: number, filter = {}): Promise<string[]> => {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const { data } = await list(by, { ...filter, first: size, after });
    ids.push(...idsOf(data!.cases));
    if (!data!.cases.pageInfo.hasNextPage) return ids;
    after = data!.cases.pageInfo.endCursor;
  }
};

const stored = async (condition: string, values: unknown[] = []): Promise<string[]> =>
  (await everyRow(world, `select id from case_file where ${condition} order by created_at desc, id desc`, values)).map(
    ({ id }) => String(id),
  );

describe('the list of cases', () => {
  it.each([1, 7, 100])('in pages of %s shows each visible case once, newest first', async (size) => {
    expect(await allPages('ck-chair', size)).toEqual(await stored(`district = 'TH5703'`));
  });

  it('of the provincial secretariat is its province', async () => {
    expect(await allPages('cr-secretariat', 50)).toEqual(await stored(`district like 'TH57%'`));
  });

  it.each([
    [{ state: 'SCREENING' }, `state = 'SCREENING'`],
    [{ district: 'TH5715' }, `district = 'TH5715'`],
    [{ committee: committee('DL-TH5709').id }, `lead_committee = '${committee('DL-TH5709').id}'`],
    [{ committee: 'not-an-id' }, 'false'],
    [{ district: 'TH57\u0000' }, 'false'],
  ])('filtered by %j', async (filter, condition) => {
    expect(await allPages('cr-secretariat', 9, filter)).toEqual(await stored(`district like 'TH57%' and ${condition}`));
  });

  it('follows a case that changes, and an office that sees it no longer', async () => {
    const id = await world.open({ place: 'TH5709' });
    const screening = () => allPages('cr-secretariat', 50, { state: 'SCREENING' });
    const before = await screening();
    expect(before).not.toContain(id);
    await everyRow(world, `update case_file set state = 'SCREENING' where id = $1`, [id]);
    expect(await screening()).toEqual([id, ...before]);
    const see = (until: string) => everyRow(world, `update row_access set until = ${until} where resource = $1`, [id]);
    await see('now()');
    expect(await screening()).toEqual(before);
    await see('null');
    expect(await screening()).toEqual([id, ...before]);
  });

  it.each([
    [{ first: 0 }, 'PAGE_SIZE'],
    [{ first: 101 }, 'PAGE_SIZE'],
    [{ after: 'nonsense' }, 'PAGE_CURSOR_INVALID'],
    [{ after: forged('2026-02-31T00:00:00.000Z') }, 'PAGE_CURSOR_INVALID'],
    [{ after: forged('1 1') }, 'PAGE_CURSOR_INVALID'],
  ])('asked for by %j is refused with %s', async (variables, code) => {
    expect((await list('ck-chair', variables)).errors?.[0]?.extensions.code).toBe(code);
  });
});

it('a hundred cases with all their fields cost one statement for each type', async () => {
  const query = `{ cases(first: 100) { edges { node {
    id reportedAt district { pcode } leadCommittee { id } version
    alerts { id rule acknowledgements { kind } case { id } } assignments { since official { id } office { id } } } } } }`;
  let page: { cases: Page } | null | undefined;
  const sent = await statementsOf(async () => {
    page = (await world.send<{ cases: Page }>(query, {}, world.as('cr-secretariat'))).data;
  });
  expect(page!.cases.edges).toHaveLength(100);
  const tables = sent.filter((text) => !/from unnest\(\$1::text\[\], \$2::bigint/.test(text));
  expect(tables).toHaveLength(5);
});

describe('a committee', () => {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Committee {
    id cases(first: 3) { edges { node { id leadCommittee { id } } } pageInfo { hasNextPage } }
    alerts(first: 3) { edges { node { id number committee { id } } } } } } }`;
  interface Entities {
    readonly _entities: readonly {
      readonly id: string;
      readonly cases: { edges: { node: { id: string; leadCommittee: { id: string } } }[] };
      readonly alerts: { edges: { node: { id: string; committee: { id: string } } }[] };
    }[];
  }
  const representations = committees.map(({ id }) => ({ __typename: 'Committee', id }));

  it('has its own cases and alerts, at two statements for all committees together', async () => {
    let entities: Entities['_entities'] = [];
    const sent = await statementsOf(async () => {
      const { data } = await world.send<Entities>(query, { representations }, world.as('cr-secretariat'));
      entities = data!._entities;
    });
    expect(sent.filter((text) => text.includes('case_'))).toHaveLength(2);
    for (const { id, cases: led, alerts } of entities) {
      expect(led.edges.map(({ node }) => node.id)).toEqual(
        (await stored(`lead_committee = $1 and district like 'TH57%'`, [id])).slice(0, 3),
      );
      expect(new Set([id, ...alerts.edges.map(({ node }) => node.committee.id)])).toEqual(new Set([id]));
    }
  });

  it('shows nothing to those who may see nothing of it', async () => {
    const { data } = await world.send<Entities>(query, { representations }, world.as('ph-duty'));
    const seen = data!._entities.filter(({ cases: led, alerts }) => led.edges.length || alerts.edges.length);
    expect(seen.map(({ id }) => id)).toEqual([committee('DL-TH8410').id]);
  });
});

describe('an inbox', () => {
  const read = (by: string, args: string) =>
    world.send<{ inbox: { number: number; rule: string; case: { id: string } }[] }>(
      `query ($office: ID!) { inbox(office: $office, ${args}) { number rule case { id } } }`,
      { office: office('DL-TH5703', 'SUPPRESSION_GROUP').id },
      world.as(by),
    );
  const numbers = async (args: string) => (await read('ck-duty', args)).data?.inbox.map(({ number }) => number);

  it('is read forward from a number, and back from the newest', async () => {
    expect(await numbers('after: 3, first: 4')).toEqual([4, 5, 6, 7]);
    expect(await numbers('first: 2')).toEqual([35, 34]);
    expect(await numbers('first: 2, before: 3')).toEqual([2, 1]);
  });

  it.each(['ck-chair', 'wk-duty', 'cr-secretariat'])('is not there for %s', async (who) => {
    expect((await read(who, 'first: 1')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

it('the demo cases stand where the cast says', async () => {
  const rows = await everyRow(world, 'select id, state, lead_committee from case_file where id = any ($1)', [
    cases(new Date()).map(({ id }) => id),
  ]);
  const byId = (one: { id: unknown }, other: { id: unknown }) => (String(one.id) < String(other.id) ? -1 : 1);
  expect(rows.map((row) => ({ id: row['id'], ...row })).sort(byId)).toEqual(
    cases(new Date())
      .map(({ id, state, leadCommittee }) => ({ id, state, lead_committee: leadCommittee }))
      .sort(byId),
  );
});

it('the demo data can be loaded again without changing anything', async () => {
  const rows = () =>
    everyRow(
      world,
      `select (select count(*) from report) as reports, (select sum(version) from case_file) as versions,
         (select count(*) from inbox_entry) as entries, (select count(*) from acknowledgement) as answers`,
    );
  const before = await rows();
  const { services } = world;
  await services.store.inActor({ id: 'system:seed', offices: [], purpose: 'seed' }, (tx) => seed({ tx, services }));
  expect(await rows()).toEqual(before);
});

it('an alert and a case are found by reference, and nothing is found by nonsense', async () => {
  const query = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { __typename ... on Case { id } } }`;
  const ids = [caseId('K01'), caseId('K07'), 'nonsense', "' or true --"];
  const { data } = await world.send<{ _entities: unknown[] }>(
    query,
    { representations: ids.map((id) => ({ __typename: 'Case', id })) },
    world.as('ck-chair'),
  );
  expect(data?._entities).toEqual([{ __typename: 'Case', id: caseId('K01') }, null, null, null]);
});
