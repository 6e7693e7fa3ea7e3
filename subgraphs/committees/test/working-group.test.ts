import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { committee, organization, people } from '@hub/cast';
import { everyRow, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { callerOf, startCommittees } from './committees-world.js';
import { refusalOf } from './establishment-scene.js';

let committees: TestSubgraph;
let version: number;
beforeAll(async () => {
  committees = await startCommittees();
  Object.assign(committees.services, { now: () => new Date('2026-11-01T05:00:00Z') });
  await everyRow(
    committees,
    `insert into place (pcode, level, country, parent, within, name_en) values
       ('TH570301', 'SUBDISTRICT', 'TH', 'TH5703', '{TH,TH57,TH5703,TH570301}', 'Wiang'),
       ('TH57030101', 'VILLAGE', 'TH', 'TH570301', '{TH,TH57,TH5703,TH570301,TH57030101}', 'Village 1'),
       ('TH571301', 'SUBDISTRICT', 'TH', 'TH5713', '{TH,TH57,TH5713,TH571301}', 'Muang Yai')`,
  );
});
afterAll(() => committees.stop());

interface Seen {
  readonly version: number;
  readonly groups: readonly {
    readonly id: string;
    readonly kind: string;
    readonly nameEn: string;
    readonly nameTh: string | null;
    readonly purpose: string | null;
    readonly endedOn: string | null;
    readonly chair: { readonly titleEn: string } | null;
    readonly secretariat: { readonly organization: { readonly id: string } } | null;
    readonly seats: readonly { readonly titleEn: string; readonly agencyKind: string; readonly mandates: string[] }[];
  }[];
  readonly localBodies: {
    readonly edges: readonly { readonly node: { readonly kind: string; readonly place: { readonly pcode: string } } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}
const look = async (code = 'DL-TH5703', page = ''): Promise<Seen> => {
  const { data } = await committees.send<{ committee: Seen }>(
    `{ committee(code: "${code}") { version
      groups { id kind nameEn nameTh duties purpose formedOn endedOn chair { titleEn } secretariat { organization { id } }
        seats { titleEn role agencyKind mandates organization { id } } }
      localBodies${page} { edges { node { kind name place { pcode } organization { id } } }
        pageInfo { hasNextPage endCursor } } } }`,
  );
  return data!.committee;
};
beforeEach(async () => {
  version = (await look()).version;
});

const does =
  (name: string) =>
  (input: Record<string, unknown>, by = 'ck-chair') =>
    committees.send<{ done: { committee: object | null; problems: { code: string; field: string }[] } }>(
      `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
        done: ${name}(input: $input) { committee { id } problems { code field } } }`,
      { input: { committee: committee('DL-TH5703').id, version, ...input } },
      callerOf(committees, by),
    );
const at = (name: string): string => organization(`TH5703/${name}`).id;
const SEATS = [
  { titleEn: 'Deputy District Chief', role: 'CHAIR', organization: at('DISTRICT_OFFICE') },
  { titleEn: 'Civil society representative', role: 'SECRETARY', organization: at('CIVIL_SOCIETY') },
  { titleEn: 'Hospital social worker', role: 'MEMBER', organization: at('HOSPITAL') },
];
const form = (given: Record<string, unknown> = {}, by?: string) =>
  does('formWorkingGroup')(
    { nameEn: 'River patrol', purpose: 'Natural crossings', formedOn: '2026-10-01', seats: SEATS, ...given },
    by,
  );
const end = (given: Record<string, unknown>, by?: string) =>
  does('endWorkingGroup')({ endedOn: '2026-10-31', ...given }, by);
const bodies = (given: readonly Record<string, unknown>[], by?: string, more: Record<string, unknown> = {}) =>
  does('setLocalBodies')({ bodies: given, ...more }, by);

describe('a working group', () => {
  it('has a purpose, a chair, a secretariat and members of its own, who sit in other groups too, until it ends', async () => {
    expect(await refusalOf(form())).toBeNull();
    const formed = (await look()).groups.at(-1)!;
    expect(formed).toMatchObject({
      ...{ kind: 'WORKING_GROUP', nameEn: 'River patrol', purpose: 'Natural crossings', formedOn: '2026-10-01' },
      ...{ endedOn: null, duties: ['ACT_AS_ASSIGNED'], chair: { titleEn: 'Deputy District Chief' } },
      secretariat: { organization: { id: at('CIVIL_SOCIETY') } },
      seats: SEATS.map(({ titleEn, role, organization: id }) => ({ titleEn, role, organization: { id } })),
    });
    version++;
    expect(await refusalOf(end({ group: formed.id, endedOn: '2026-09-30' }))).toEqual([
      ...['INPUT_INVALID', 'input.endedOn'],
    ]);
    expect(await refusalOf(end({ group: formed.id }))).toBeNull();
    const ended = (await look()).groups.find(({ id }) => id === formed.id)!;
    expect([ended.endedOn, ended.seats.length]).toEqual(['2026-10-31', 3]);
    version++;
    expect(await refusalOf(end({ group: formed.id }))).toEqual(['WORKING_GROUP_OVER', 'input.group']);
  });

  it('is no group of the order of appointment', async () => {
    const [executive] = (await look()).groups;
    expect(await refusalOf(end({ group: executive!.id }))).toEqual(['WORKING_GROUP_OVER', 'input.group']);
    const [elsewhere] = (await look('DL-TH5605')).groups;
    expect(await refusalOf(end({ group: elsewhere!.id }))).toEqual(['NOT_FOUND', 'input.group']);
  });

  it.each<[string, Record<string, unknown>, readonly string[]]>([
    ['without a chair', { seats: SEATS.slice(1) }, ['WORKING_GROUP_NEEDS_CHAIR', 'input.seats']],
    ['with two secretaries', { seats: [...SEATS, SEATS[1]] }, ['WORKING_GROUP_NEEDS_CHAIR', 'input.seats']],
    ['of tomorrow', { formedOn: '2026-11-02' }, ['INPUT_INVALID', 'input.formedOn']],
    ['without a purpose', { purpose: ' ' }, ['INPUT_INVALID', 'input.purpose']],
    [
      'of an organization that is none',
      { seats: [{ ...SEATS[0], organization: committee('DL-TH5703').id }] },
      [...['NOT_FOUND', 'input.seats.0.organization']],
    ],
  ])('%s is refused, and nothing is kept', async (_, given, refusal) => {
    const before = await look();
    expect(await refusalOf(form(given))).toEqual(refusal);
    expect(await look()).toEqual(before);
  });
});

it('the chair and the secretariat of each body are its own: in Dok Khamtai an NGO, in its working group an office', async () => {
  const { groups } = await look('DL-TH5605');
  expect(groups.slice(0, 2).map(({ chair, secretariat }) => [chair?.titleEn, secretariat?.organization.id])).toEqual([
    ['District Officer', organization('TH5605/YMCA').id],
    ['District Officer', organization('TH5605/DEVELOPMENT').id],
  ]);
});

it('a seat says which kind of agency it is for, and the local administration brings community development', async () => {
  const seats = (await look()).groups.flatMap((group) => group.seats);
  const local = seats.filter(({ agencyKind }) => agencyKind === 'LOCAL_ADMINISTRATIVE_ORGANIZATION');
  expect(local.length).toBeGreaterThan(1);
  for (const { mandates } of local) expect(mandates).toEqual(['COMMUNITY_DEVELOPMENT', 'LOCAL_BUDGET']);
  expect(seats.find(({ titleEn }) => titleEn === 'Police Superintendent')).toMatchObject({
    ...{ agencyKind: 'POLICE', mandates: [] },
  });
});

it('a committee works through bodies of its villages and sub-districts, and of no others', async () => {
  const list = [
    { place: 'TH570301', kind: 'LOCAL_ADMINISTRATIVE_ORGANIZATION', organization: at('LAO') },
    { place: 'TH57030101', kind: 'VILLAGE_HEADPERSON' },
    { place: 'TH57030101', kind: 'WATCHDOG_GROUP', name: 'Watchdogs of the pier' },
  ];
  expect(await refusalOf(bodies(list))).toBeNull();
  version++;
  expect(await refusalOf(bodies(list.slice(1)))).toBeNull();
  const { localBodies } = await look();
  expect(localBodies.edges.map(({ node }) => `${node.place.pcode} ${node.kind}`).sort()).toEqual([
    ...['TH57030101 VILLAGE_HEADPERSON', 'TH57030101 WATCHDOG_GROUP'],
  ]);
  const first = (await look('DL-TH5703', '(first: 1)')).localBodies;
  const rest = (await look('DL-TH5703', `(first: 1, after: "${first.pageInfo.endCursor}")`)).localBodies;
  expect([first.pageInfo.hasNextPage, [...first.edges, ...rest.edges]]).toEqual([true, localBodies.edges]);
  version++;
  const strange = ['NOT_FOUND', 'input.bodies.0.place'];
  expect(await refusalOf(bodies([{ place: 'TH571301', kind: 'SCHOOL' }]))).toEqual(strange);
  expect(await refusalOf(bodies([{ place: 'TH5703', kind: 'SCHOOL' }]))).toEqual(strange);
  expect((await look()).localBodies).toEqual(localBodies);
});

it('each person sees the duties of every office they hold', async () => {
  const own = async (by: string): Promise<string[][]> => {
    const { data } = await committees.send<{ me: { offices: { office: { duties: string[] } }[] } }>(
      '{ me { offices { office { kind duties } } } }',
      {},
      callerOf(committees, by),
    );
    return data!.me.offices.map(({ office }) => office.duties);
  };
  expect(await own('ck-prevention')).toEqual([['INSPECT_PREVENT_MONITOR', 'COORDINATE_COMMITTEES']]);
  expect((await own('wk-duty')).map(({ length }) => length).sort((a, b) => a - b)).toEqual([3, 4]);
  expect((await own('dk-chair')).map(({ length }) => length).sort((a, b) => a - b)).toEqual([2, 7]);
  expect(await own('ngo-partner')).toEqual([[]]);
});

it('each person is told in Thai what they hold, whatever it is called after', async () => {
  const own = async (by: string): Promise<object[]> => {
    const { data } = await committees.send<{ me: { offices: { office: object }[] } }>(
      '{ me { offices { office { titleTh seat { titleTh group { nameTh } } } } } }',
      {},
      callerOf(committees, by),
    );
    return data!.me.offices.map(({ office }) => office);
  };
  const name = committee('DL-TH5605').nameTh!;
  const titleTh = 'นายอำเภอ';
  expect(await own('dk-chair')).toEqual([
    { titleTh: `ประธาน ${name}`, seat: { titleTh, group: { nameTh: 'คณะกรรมการอำนวยการ' } } },
    { titleTh: `${titleTh} คณะทำงานสหวิชาชีพ ${name}`, seat: { titleTh, group: { nameTh: 'คณะทำงานสหวิชาชีพ' } } },
  ]);
  expect(await own('ngo-partner')).toEqual([{ titleTh: 'องค์กรภาคี เชียงราย', seat: null }]);
  const without = (await look()).groups.find(({ nameEn }) => nameEn === 'River patrol');
  expect(without!.nameTh).toBeNull();
  expect(await refusalOf(form({ nameEn: 'River watch', nameTh: ' เฝ้าระวังริมน้ำ ' }))).toBeNull();
  version++;
  expect((await look()).groups.at(-1)).toMatchObject({ nameEn: 'River watch', nameTh: 'เฝ้าระวังริมน้ำ' });
});

it('groups and local bodies are written by those who lead the committee and those above it', async () => {
  const stale = { version: 1_000 };
  const group = (await look()).groups[0]!.id;
  const tries = [
    (by: string) => refusalOf(form(stale, by)),
    (by: string) => refusalOf(end({ group, ...stale }, by)),
    (by: string) => refusalOf(bodies([], by, stale)),
  ];
  for (const does of tries) {
    const may: string[] = [];
    for (const { key } of people) if (typeof (await does(key)) !== 'string') may.push(key);
    expect(may.sort()).toEqual(['ck-chair', 'ck-focal', 'ck-vice', 'cr-secretariat', 'national-desk']);
  }
});
