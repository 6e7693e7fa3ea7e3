import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, directoryRecords, people, person, volunteerGroups } from '@hub/cast';
import { statementsOf, everyRow, startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { OFFICE_KINDS, SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { trainingsSubgraph } from '../src/subgraph.js';

let trainings: TestSubgraph;
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, { seed: true, directory: directoryRecords(new Date()) });
});
afterAll(() => trainings.stop());

const by = (key: string) => trainings.callerOf(person(key));
const DK = committee('DL-TH5605').id;
const CK = committee('DL-TH5703').id;
const PHAYAO = committee('PL-TH56').id;

const GROUP = 'id village members female male youth version recordedAt place { pcode } committee { id }';
interface Group {
  readonly id: string;
  readonly village: string;
  readonly members: number;
  readonly version: number;
  readonly place: { readonly pcode: string };
  readonly committee: { readonly id: string };
}
interface Page {
  readonly edges: readonly { readonly node: Group }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
type Outcome = { volunteerGroup: Group | null; problems: { code: string; field: string }[] } | string;

const PAGE = `query ($of: [_Any!]!, $first: Int, $after: String) { _entities(representations: $of) { ... on Committee {
  volunteerGroups(first: $first, after: $after) { edges { node { ${GROUP} } } pageInfo { hasNextPage endCursor } } } } }`;
const groupsOf = async (of: string, as: string): Promise<Group[]> => {
  const found: Group[] = [];
  for (let after: string | null = null, more = true; more;) {
    const answer: { data?: { _entities: ({ volunteerGroups: Page } | null)[] } | null } = await trainings.send(
      PAGE,
      { of: [{ __typename: 'Committee', id: of }], first: 50, after },
      by(as),
    );
    const page = answer.data!._entities[0]!.volunteerGroups;
    found.push(...page.edges.map(({ node }) => node));
    ({ hasNextPage: more, endCursor: after } = page.pageInfo);
  }
  return found;
};
let keys = 0;
const record = async (input: object = {}, as = 'ck-prevention'): Promise<Outcome> => {
  const given = {
    ...{ idempotencyKey: `v${keys}`, place: 'TH5703', village: `Watched village ${keys++}` },
    ...{ numbers: { members: 3, female: 2, male: 1, youth: 1 }, ...input },
  };
  const { data, errors } = await trainings.send<{ recordVolunteerGroup: Outcome }>(
    `mutation ($input: RecordVolunteerGroupInput!) {
       recordVolunteerGroup(input: $input) { volunteerGroup { ${GROUP} } problems { code field } } }`,
    { input: given },
    by(as),
  );
  return data?.recordVolunteerGroup ?? errors![0]!.extensions.code;
};
const recorded = async (input?: object): Promise<Group> =>
  ((await record(input)) as { volunteerGroup: Group }).volunteerGroup;
const change = async (group: Group, numbers: object, as = 'ck-prevention'): Promise<Outcome> => {
  const { data, errors } = await trainings.send<{ changeVolunteerGroup: Outcome }>(
    `mutation ($input: ChangeVolunteerGroupInput!) {
       changeVolunteerGroup(input: $input) { volunteerGroup { ${GROUP} } problems { code field } } }`,
    { input: { volunteerGroup: group.id, version: group.version, numbers } },
    by(as),
  );
  return data?.changeVolunteerGroup ?? errors![0]!.extensions.code;
};
const those = async (may: (key: string) => Promise<boolean>): Promise<string[]> => {
  const found: string[] = [];
  for (const { key } of people) if (await may(key)) found.push(key);
  return found.sort((a, b) => a.localeCompare(b));
};

describe('volunteers of the villages of Phayao', () => {
  it('are the published 306 in 124 villages of nine districts, one by one for the province', async () => {
    const all = [...(await groupsOf(PHAYAO, 'py-secretariat')), ...(await groupsOf(DK, 'py-secretariat'))];
    expect(all).toHaveLength(124);
    expect(all.reduce((sum, { members }) => sum + members, 0)).toBe(306);
    expect(new Set(all.map(({ place }) => place.pcode)).size).toBe(9);
    const { data } = await trainings.send<{
      indicators: { published: { value: number; parts: { value: number }[] }[] }[];
    }>('{ indicators(codes: [I17]) { published { value parts { value } } } }');
    expect(data!.indicators[0]!.published).toEqual([{ value: 306, parts: [{ value: 124 }] }]);
  });

  it('are for a district only those of its own villages', async () => {
    const own = await groupsOf(DK, 'dk-chair');
    const wanted = volunteerGroups.filter(({ place }) => place === 'TH5605').map(({ village }) => village);
    expect(own.map(({ village }) => village).sort((a, b) => a.localeCompare(b))).toEqual(
      wanted.sort((a, b) => a.localeCompare(b)),
    );
    expect(await groupsOf(PHAYAO, 'dk-chair')).toEqual([]);
    expect(await groupsOf(CK, 'dk-chair')).toEqual([]);
  });

  it('of several committees cost one statement', async () => {
    const of = [DK, CK, PHAYAO].map((id) => ({ __typename: 'Committee', id }));
    const send = () => trainings.send(PAGE, { of, first: 2, after: null }, by('py-secretariat'));
    expect(await statementsOf(send)).toHaveLength(1);
  });
});

describe('volunteers', () => {
  it('are read by offices of their committee and above it that have to do with them, and by nobody else', async () => {
    const group = await recorded({ village: 'Canary village' });
    const told = async (query: string, variables: Record<string, unknown>, key?: string): Promise<boolean> =>
      JSON.stringify(await trainings.send(query, variables, key ? by(key) : undefined)).includes('Canary village');
    const one = `query ($id: ID!) { volunteerGroup(id: $id) { village } }`;
    const reference = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on VolunteerGroup { village } } }`;
    const of = [{ __typename: 'VolunteerGroup', id: group.id }];
    const page = { of: [{ __typename: 'Committee', id: CK }], first: 100, after: null };
    const readers = ['ck-chair', 'ck-focal', 'ck-prevention', 'ck-vice', 'cr-chair', 'cr-secretariat'];
    expect(await those((key) => told(one, { id: group.id }, key))).toEqual(readers);
    expect(await those((key) => told(reference, { of }, key))).toEqual(readers);
    expect(await those((key) => told(PAGE, page, key))).toEqual(readers);
    for (const query of [one, reference, PAGE]) expect(await told(query, { id: group.id, ...page, of })).toBe(false);
  });

  it('are granted to those kinds of office that have volunteer:read, and refuse the others', async () => {
    const granted = await everyRow(
      trainings,
      `select distinct office from row_access where resource_type = 'volunteers'`,
    );
    const kinds = new Set(granted.map(({ office }) => trainings.services.directory.office(office as string)!.kind));
    expect([...kinds].filter((kind) => !SCOPES_OF_OFFICE[kind].includes('volunteer:read'))).toEqual([]);
    expect(OFFICE_KINDS.filter((kind) => SCOPES_OF_OFFICE[kind].includes('volunteer:read'))).toHaveLength(5);
    const { errors } = await trainings.send(
      PAGE,
      { of: [{ __typename: 'Committee', id: CK }], first: 1, after: null },
      by('ck-duty'),
    );
    expect(errors![0]!.extensions.code).toBe('FORBIDDEN_ACTION');
  });

  it('are kept without anybody’s name, telephone or house', async () => {
    const columns = await everyRow(
      trainings,
      `select column_name from information_schema.columns where table_name = 'volunteer_group'`,
    );
    const words = columns.map(({ column_name }) => String(column_name));
    expect(words.filter((word) => /name|phone|contact|address|person|official/.test(word))).toEqual([]);
    expect(words).toContain('village');
  });
});

describe('recording volunteers', () => {
  it('is for offices that keep them, of the committee that answers for the village and those above it', async () => {
    const may = await those(async (key) => typeof (await record({}, key)) !== 'string');
    expect(may).toEqual(['ck-focal', 'ck-prevention', 'cr-secretariat']);
    expect(await record({}, 'ck-chair')).toBe('FORBIDDEN_ACTION');
    expect(await record({ place: 'TH5605' })).toBe('NOT_FOUND');
    expect(await recorded()).toMatchObject({ committee: { id: CK }, members: 3, version: 1 });
  });

  it('done twice with one key records one group; with another input, or another key, it is refused', async () => {
    const input = { idempotencyKey: 'one-village', village: ' Ban  Huai ' };
    const [first, second] = await Promise.all([record(input), record(input)]);
    expect(second).toEqual(first);
    expect(first).toMatchObject({ volunteerGroup: { village: 'Ban  Huai' }, problems: [] });
    const other = { members: 4 };
    expect(await record({ ...input, village: 'Ban Doi', numbers: other })).toMatchObject({
      problems: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' }],
    });
    expect(await record({ village: 'ban huai' })).toMatchObject({
      problems: [{ code: 'VOLUNTEER_VILLAGE_KNOWN', field: 'input.village' }],
    });
  });

  it.each<[object, string, string]>([
    [{ place: 'TH9999' }, 'PLACE_UNKNOWN', 'input.place'],
    [{ place: 'TH57' }, 'PLACE_NOT_REPORTABLE', 'input.place'],
    [{ village: ' ' }, 'INPUT_INVALID', 'input.village'],
    [{ idempotencyKey: ' ' }, 'IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey'],
    [{ numbers: { members: -1 } }, 'INPUT_INVALID', 'input.numbers.members'],
    [{ numbers: { members: 3, female: 2, male: 2 } }, 'VOLUNTEER_PARTS_EXCEED', 'input.numbers.female'],
    [{ numbers: { members: 3, youth: 4 } }, 'VOLUNTEER_PARTS_EXCEED', 'input.numbers.youth'],
  ])('names what to put right: %j', async (wrong, code, field) => {
    expect(await record(wrong)).toEqual({ volunteerGroup: null, problems: [{ code, field }] });
  });

  it('is followed by changes of the numbers, on the version that was read, each told in the audit', async () => {
    const group = await recorded();
    expect(await change(group, { members: 5 }, 'py-secretariat')).toBe('NOT_FOUND');
    expect(await change(group, { members: 5, youth: 6 })).toMatchObject({
      problems: [{ code: 'VOLUNTEER_PARTS_EXCEED', field: 'input.numbers.youth' }],
    });
    expect(await change(group, { members: 5, youth: 2 })).toMatchObject({
      volunteerGroup: { members: 5, female: null, youth: 2, version: 2 },
    });
    expect(await change(group, { members: 6 })).toEqual({
      volunteerGroup: null,
      problems: [{ code: 'VERSION_CONFLICT', field: 'input.version' }],
    });
    const audit = await everyRow(
      trainings,
      `select action from audit_entry where resource = '${group.id}' order by at`,
    );
    expect(audit.map(({ action }) => action)).toEqual(['volunteer_group.recorded', 'volunteer_group.changed']);
  });
});
