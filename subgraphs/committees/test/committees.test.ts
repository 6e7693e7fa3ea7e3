import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, committees as cast, organization } from '@hub/cast';
import { type Answer, statementsOf, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { HubContext } from '@hub/subgraph-kit';
import { PUBLIC_CALLER } from '@hub/caller';
import { insertCommittees } from '../src/committee/committee.store.js';
import { insertGroups } from '../src/committee-group/committee-group.store.js';
import { insertPlaces } from '../src/place/place.store.js';
import { insertSeats } from '../src/seat/seat.store.js';
import { startCommittees } from './committees-world.js';

let committees: TestSubgraph;
beforeAll(async () => {
  committees = await startCommittees();
});
afterAll(() => committees.stop());

interface List {
  readonly committees: {
    edges: { node: { code: string; groups: { seats: { organization: { id: string } }[] }[] } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const codes = async (args: string): Promise<string[]> => {
  const { data } = await committees.send<List>(`{ committees(${args}) { edges { node { code } } } }`);
  return data!.committees.edges.map(({ node }) => node.code);
};

describe('a committee', () => {
  it('is found by its id and by its code, with its chain to the nation', async () => {
    const { id } = committee('DL-TH5703');
    const { data } = await committees.send(
      `query ($id: ID!) {
        byId: committee(id: $id) { code establishedYear legalBases form themes parent { code parent { code parent { code } } } }
        byCode: committee(code: "PL-TH57") { nameTh place { nameEn } children { code } } }`,
      { id },
    );
    expect(data).toEqual({
      byId: {
        code: 'DL-TH5703',
        establishedYear: 2019,
        legalBases: [
          ...['ATIP_ACT_2008', 'ATIP_ACT_2015', 'ATIP_ACT_2017', 'MOI_ORDER_768_2556', 'NATIONAL_AGENDA_2015'],
        ],
        ...{ form: 'EXECUTIVE_AND_GROUPS', themes: [] },
        parent: { code: 'PL-TH57', parent: { code: 'NL-TH', parent: null } },
      },
      byCode: {
        nameTh: committee('PL-TH57').nameTh,
        place: { nameEn: 'Chiang Rai' },
        children: ['DL-TH5703', 'DL-TH5708', 'DL-TH5709', 'DL-TH5713'].map((code) => ({ code })),
      },
    });
  });

  it('is the same for other subgraphs by either key', async () => {
    const { id } = committee('DL-TH5703');
    const { data } = await committees.send(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Committee { id code } } }',
      { of: [{ id }, { code: 'DL-TH5703' }, { id: 'no such id' }].map((key) => ({ __typename: 'Committee', ...key })) },
    );
    expect(data).toEqual({ _entities: [{ id, code: 'DL-TH5703' }, { id, code: 'DL-TH5703' }, null] });
  });

  it('has its groups and seats in the order of appointment, one organisation in several', async () => {
    const { data } = await committees.send<{
      committee: { groups: { kind: string; seats: { organization: { id: string } }[] }[] };
    }>(
      '{ committee(code: "DL-TH5703") { groups { kind nameEn duties seats { titleEn titleTh role organization { id } } } } }',
    );
    const strip = ({ kind, nameEn, duties, seats }: (typeof cast)[number]['groups'][number]) => ({
      kind,
      nameEn,
      duties,
      seats: seats.map(({ titleEn, titleTh, role, organization: id }) => ({
        titleEn,
        titleTh,
        role,
        organization: { id },
      })),
    });
    expect(data?.committee.groups).toEqual(committee('DL-TH5703').groups.map(strip));
    const hospital = organization('TH5703/HOSPITAL').id;
    const seated = data!.committee.groups.filter(({ seats }) =>
      seats.some((seat) => seat.organization.id === hospital),
    );
    expect(seated.map(({ kind }) => kind)).toEqual(['EXECUTIVE', 'REHABILITATION']);
  });

  it.each(['{ committee { code } }', '{ committee(id: "a", code: "b") { code } }'])(
    'needs exactly one key: %s',
    async (query) => {
      const { errors } = await committees.send(query);
      expect(errors?.[0]?.extensions.code).toBe('INPUT_REQUIRED');
    },
  );
});

describe('the list of committees', () => {
  it('is narrowed by level and by the place around', async () => {
    expect(await codes('level: PROVINCE')).toEqual(['PL-TH56', 'PL-TH57', 'PL-TH84']);
    expect(await codes('place: "TH56"')).toEqual(['DL-TH5605', 'PL-TH56']);
    expect(await codes('place: "TH57", level: DISTRICT')).toEqual(['DL-TH5703', 'DL-TH5708', 'DL-TH5709', 'DL-TH5713']);
    expect(await codes('place: "LA"')).toEqual([]);
  });

  it('goes on after its cursor without gap or repeat', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Answer<List> = await committees.send(
        'query ($after: String) { committees(first: 3, after: $after) { edges { node { code } } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      seen.push(...page.data!.committees.edges.map(({ node }) => node.code));
      ({ hasNextPage: more, endCursor: after } = page.data!.committees.pageInfo);
    }
    expect(seen).toEqual(cast.map(({ code }) => code).sort());
  });
});

it('100 committees with place, parent, groups, seats and organisations cost one statement for each type', async () => {
  await addDistricts(100);
  let answer: Answer<List> | undefined;
  const statements = await statementsOf(async () => {
    answer = await committees.send<List>(
      `{ committees(first: 100) { edges { node {
          code place { nameEn } parent { code } groups { kind seats { titleEn organization { id } } } } } } }`,
    );
  });
  const nodes = answer!.data!.committees.edges.map(({ node }) => node);
  expect(nodes).toHaveLength(100);
  expect(nodes.filter(({ groups }) => groups[0]?.seats[0]?.organization.id)).toHaveLength(100);
  const tables = statements.map((text) => /from "?(\w+)"?/i.exec(text)?.[1] ?? '').toSorted();
  // committees twice: the list, then the parents it names
  expect(tables).toEqual(['committee', 'committee', 'committee_group', 'organization', 'place', 'seat']);
});

/** More districts of Chiang Rai, each with a committee of one group and one seat. */
const addDistricts = (count: number): Promise<void> => {
  const context = new HubContext(PUBLIC_CALLER, committees.services);
  const rows = Array.from({ length: count }, (_, index) => ({
    id: context.newId(),
    group: context.newId(),
    seat: context.newId(),
    pcode: `TH57${100 + index}`,
  }));
  return context.asSystem('test', async (tx) => {
    await insertPlaces(
      tx,
      rows.map(({ pcode }) => ({
        pcode,
        level: 'DISTRICT',
        country: 'TH',
        parent: 'TH57',
        within: ['TH', 'TH57', pcode],
        nameEn: pcode,
      })),
    );
    await insertCommittees(
      tx,
      rows.map(({ id, pcode }) => ({
        id,
        code: `DL-${pcode}`,
        nameEn: pcode,
        level: 'DISTRICT',
        state: 'ACTIVE',
        place: pcode,
        parent: committee('PL-TH57').id,
      })),
    );
    await insertGroups(
      tx,
      rows.map(({ id, group }) => ({
        id: group,
        committee: id,
        ordinal: 1,
        kind: 'EXECUTIVE',
        nameEn: 'Executive',
        nameTh: null,
        duties: [],
      })),
    );
    await insertSeats(
      tx,
      rows.map(({ seat, group }) => ({
        id: seat,
        committeeGroup: group,
        ordinal: 1,
        titleEn: 'Governor',
        titleTh: null,
        role: 'CHAIR',
        organization: organization('TH57/GOVERNOR').id,
      })),
    );
  });
};
