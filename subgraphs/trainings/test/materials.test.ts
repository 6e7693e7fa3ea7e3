import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, directoryRecords, materials, person } from '@hub/cast';
import { everyRow, startTestSubgraph, statementsOf, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { daysAfter, thaiDay } from '@hub/vocabulary';
import { trainingsSubgraph } from '../src/subgraph.js';

let trainings: TestSubgraph;
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, { seed: true, directory: directoryRecords(new Date()) });
});
afterAll(() => trainings.stop());

const send = async <Data>(query: string, variables: Record<string, unknown>, as?: string): Promise<Data> => {
  const { data, errors } = await trainings.send<Data>(
    query,
    variables,
    as ? trainings.callerOf(person(as)) : undefined,
  );
  if (!data || errors) throw new Error(errors?.[0]?.extensions.code ?? 'nothing');
  return data;
};

interface Distribution {
  readonly copies: number | null;
  readonly lowerBound: boolean;
  readonly handedOn: string;
  readonly source: string | null;
  readonly place: { readonly pcode: string };
  readonly committee: { readonly id: string } | null;
  readonly materialVersion: { readonly number: number };
}
interface Version {
  readonly id: string;
  readonly number: number;
  readonly changed: string | null;
  readonly superseded: boolean;
}
interface Material {
  readonly id: string;
  readonly version: number;
  readonly note: string;
  readonly current: Version;
  readonly versions: { readonly edges: { readonly node: Version }[] };
  readonly distributions: { readonly edges: { readonly node: Distribution }[] };
}
interface Problems {
  readonly problems: { readonly code: string; readonly field: string }[];
}

const DISTRIBUTION = 'copies lowerBound handedOn source place { pcode } committee { id } materialVersion { number }';
const VERSION = 'id number changed languages sha256 issuedOn superseded';
const MATERIAL = `id version note current { ${VERSION} } versions { edges { node { ${VERSION} } } }
  distributions { edges { node { ${DISTRIBUTION} } } }`;
const of = (key: string) => materials.find((each) => each.key === key)!;
const read = async (key: string): Promise<Material> => {
  const query = `query ($id: ID!) { material(id: $id) { ${MATERIAL} } }`;
  return (await send<{ material: Material }>(query, { id: of(key).id })).material;
};
const reached = async (): Promise<{ code: string; value: number }> =>
  (await send<{ districtsReached: { code: string; value: number } }>('{ districtsReached { code value source } }', {}))
    .districtsReached;

const issue = async (input: object, as = 'cr-secretariat') => {
  const query = `mutation ($input: IssueMaterialVersionInput!) { told: issueMaterialVersion(input: $input) {
    material { ${MATERIAL} } problems { code field } } }`;
  const given = { changed: 'A new chapter', languages: ['TH', 'EN'], issuedOn: '2026-01-15', ...input };
  return (await send<{ told: Problems & { material: Material | null } }>(query, { input: given }, as)).told;
};
const create = async (input: object = {}, as = 'cr-secretariat') => {
  const query = `mutation ($input: CreateMaterialInput!) { told: createMaterial(input: $input) {
    material { ${MATERIAL} } problems { code field } } }`;
  const given = {
    ...{ idempotencyKey: randomUUID(), committee: committee('PL-TH57').id, kind: 'POSTER', titleEn: 'Call us' },
    ...{ titleTh: 'โทรหาเรา', author: 'PSDHS', topics: ['DEFINING_TIP'], languages: ['TH'], issuedOn: '2026-01-01' },
    ...input,
  };
  return (await send<{ told: Problems & { material: Material | null } }>(query, { input: given }, as)).told;
};
const hand = async (input: object, as = 'cr-secretariat') => {
  const query = `mutation ($input: RecordMaterialDistributionInput!) { told: recordMaterialDistribution(input: $input) {
    distribution { id ${DISTRIBUTION} } problems { code field } } }`;
  const given = {
    ...{ idempotencyKey: randomUUID(), materialVersion: of('video').versions[0]!.id, place: 'TH5716', copies: 5 },
    ...{ handedOn: '2023-01-10', ...input },
  };
  return (await send<{ told: Problems & { distribution: Distribution | null } }>(query, { input: given }, as)).told;
};

describe('the materials of the demo', () => {
  it('say how many copies were published, and where only "at least" or nothing was', async () => {
    const [prosecution, coordination] = await Promise.all([read('prosecution-guide'), read('coordination-guide')]);
    expect(prosecution.distributions.edges.map(({ node }) => node)).toMatchObject([
      { copies: 1_000, lowerBound: true, place: { pcode: 'TH' } },
    ]);
    expect(coordination.distributions.edges.map(({ node }) => node)).toMatchObject([
      { copies: null, lowerBound: false, handedOn: '2022-05-31' },
    ]);
    expect(coordination.note).toContain('32 officials');
  });

  it('reached the districts that are recorded, beside the 878 that were published', async () => {
    const { value, code } = await reached();
    const known = new Set(
      materials.flatMap(({ distributions }) => distributions.flatMap(({ district }) => district ?? [])),
    );
    expect([code, value]).toEqual(['I16', known.size]);
    const query = '{ indicators(codes: [I16]) { published { value } } }';
    expect(await send(query, {})).toEqual({ indicators: [{ published: [{ value: 878 }] }] });
  });

  it('are listed by kind, page by page', async () => {
    const query = `query ($after: String) { materials(kind: GUIDE, first: 1, after: $after) {
      edges { node { id kind } } pageInfo { hasNextPage endCursor } } }`;
    interface Page {
      readonly materials: {
        edges: { node: { id: string; kind: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    }
    const { materials: first } = await send<Page>(query, {});
    const { materials: second } = await send<Page>(query, { after: first.pageInfo.endCursor });
    const guides = materials.filter(({ kind }) => kind === 'GUIDE').map(({ id }) => id);
    const seen = [...first.edges, ...second.edges].map(({ node }) => node.id);
    expect(new Set(seen)).toEqual(new Set(guides));
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  });

  it('cost the same statements for one as for all', async () => {
    const query = `query ($first: Int) { materials(first: $first) { edges { node {
      current { number } versions { edges { node { id } } } distributions { edges { node { materialVersion { id } } } } } } } }`;
    const cost = (first: number) => statementsOf(() => trainings.send(query, { first }));
    const all = await cost(50);
    // the page, what is in use, pages of versions and of distributions, versions handed over
    expect(all.length).toBeLessThanOrEqual(5);
    expect((await cost(1)).length).toBeLessThanOrEqual(5);
  });
});

describe('a material', () => {
  it('supersedes its version with the next one', async () => {
    const { material } = await create({ sha256: 'ab'.repeat(32) });
    expect(material).toMatchObject({ current: { number: 1, changed: null, sha256: 'ab'.repeat(32) } });
    const { material: out } = await issue({ material: material!.id, version: material!.version });
    expect(out!.versions.edges.map(({ node }) => [node.number, node.superseded])).toEqual([
      [2, false],
      [1, true],
    ]);
    expect(out!.current).toMatchObject({ number: 2, changed: 'A new chapter' });
    expect((await issue({ material: material!.id, version: material!.version })).problems).toEqual([
      { code: 'VERSION_CONFLICT', field: 'input.version' },
    ]);
  });

  it('is written by those who keep it, and by nobody else', async () => {
    const { id, version } = await read('basic-manual');
    const asked = ['py-secretariat', 'ck-chair', 'ngo-partner', 'monitor'];
    const answers = await Promise.all(asked.map((key) => issue({ material: id, version }, key).catch(String)));
    expect(answers).toEqual(['Error: NOT_FOUND', ...asked.slice(1).map(() => 'Error: FORBIDDEN_ACTION')]);
    await expect(create({}, 'py-secretariat')).rejects.toThrow('NOT_FOUND');
    await expect(create({}, 'ck-focal')).rejects.toThrow('FORBIDDEN_ACTION');
    expect((await create({}, 'national-desk')).problems).toEqual([]);
  });

  it.each<[object, string]>([
    [{ sha256: 'AB'.repeat(32) }, 'input.sha256'],
    [{ languages: ['TH', 'TH'] }, 'input.languages'],
    [{ topics: [] }, 'input.topics'],
  ])('names what to put right: %j', async (wrong, field) => {
    expect((await create(wrong)).problems).toEqual([{ code: 'INPUT_INVALID', field }]);
  });
});

describe('where copies went', () => {
  it('counts a district once, however often and by whatever committee it got any', async () => {
    const before = (await reached()).value;
    const input = { idempotencyKey: randomUUID(), place: 'TH5717' };
    const first = await hand(input);
    expect(first).toMatchObject({ problems: [], distribution: { copies: 5, place: { pcode: 'TH5717' } } });
    expect(await hand(input)).toEqual(first);
    await hand({ place: 'TH5717', copies: null });
    const { distribution } = await hand({ place: null, committee: committee('DL-TH5703').id });
    expect(distribution).toMatchObject({ place: { pcode: 'TH5703' }, committee: { id: committee('DL-TH5703').id } });
    await hand({ place: 'TH57' });
    expect((await reached()).value).toBe(before + 1);
  });

  it('keeps the version that was handed over when a newer one is issued', async () => {
    const { material } = await create();
    const handed = { materialVersion: material!.current.id, copies: 10, lowerBound: true };
    await hand(handed);
    const { material: out } = await issue({ material: material!.id, version: material!.version });
    expect(out!.distributions.edges[0]!.node).toMatchObject({ lowerBound: true, materialVersion: { number: 1 } });
  });

  it.each<[object, string, string]>([
    [{ place: null }, 'INPUT_REQUIRED', 'input.place'],
    [{ place: 'TH9999' }, 'PLACE_UNKNOWN', 'input.place'],
    [{ committee: committee('DL-TH5703').id }, 'INPUT_INVALID', 'input.place'],
    [{ copies: null, lowerBound: true }, 'INPUT_REQUIRED', 'input.copies'],
    [{ copies: 0 }, 'INPUT_INVALID', 'input.copies'],
    [{ handedOn: daysAfter(thaiDay(new Date()), 2) }, 'INPUT_INVALID', 'input.handedOn'],
  ])('names what to put right: %j', async (wrong, code, field) => {
    expect((await hand(wrong)).problems).toEqual([{ code, field }]);
  });

  it('is recorded by whoever answers for the place', async () => {
    await expect(hand({}, 'py-secretariat')).rejects.toThrow('NOT_FOUND');
    await expect(hand({ place: 'TH' })).rejects.toThrow('NOT_FOUND');
    await expect(hand({}, 'ck-chair')).rejects.toThrow('FORBIDDEN_ACTION');
    await expect(hand({ materialVersion: randomUUID() })).rejects.toThrow('NOT_FOUND');
    expect((await hand({ place: 'TH' }, 'national-desk')).problems).toEqual([]);
  });

  const DAY = '2023-01-10';
  const WHY = { reason: 'The list of districts was read wrongly' };
  const CORRECTED = `${DISTRIBUTION} id version
    corrections { version copies lowerBound handedOn correctedAt place { pcode } committee { id } materialVersion { number } }`;
  const correct = async (input: object, as = 'cr-secretariat') => {
    const query = `mutation ($input: CorrectMaterialDistributionInput!) { told: correctMaterialDistribution(input: $input) {
      distribution { ${CORRECTED} } problems { code field } } }`;
    const given = { materialVersion: of('video').versions[0]!.id, place: 'TH5718', handedOn: DAY, ...WHY, ...input };
    return (await send<{ told: Problems & { distribution: object | null } }>(query, { input: given }, as)).told;
  };
  const recorded = async (input: object = {}): Promise<string> =>
    ((await hand({ place: 'TH5718', ...input })).distribution as unknown as { id: string }).id;

  it('is put right on the version that was read, and tells what was recorded before', async () => {
    const before = (await reached()).value;
    const distribution = await recorded({ source: 'A list', copies: 7 });
    expect((await reached()).value).toBe(before + 1);
    const right = { distribution, version: 1, place: 'TH5703', copies: 12, lowerBound: true };
    expect(await correct(right)).toMatchObject({
      problems: [],
      distribution: {
        ...{ version: 2, copies: 12, lowerBound: true, place: { pcode: 'TH5703' }, source: null },
        corrections: [{ version: 1, copies: 7, lowerBound: false, place: { pcode: 'TH5718' }, handedOn: DAY }],
      },
    });
    expect((await reached()).value).toBe(before);
    expect((await correct(right)).problems).toEqual([{ code: 'VERSION_CONFLICT', field: 'input.version' }]);
    const audited = await everyRow(trainings, `select action from audit_entry where resource = $1 order by at`, [
      distribution,
    ]);
    expect(audited.map(({ action }) => action)).toEqual([
      ...['material_distribution.recorded', 'material_distribution.corrected'],
    ]);
  });

  it('is put right by who answers for the place it was and for the place it is, and by nobody else', async () => {
    const distribution = await recorded();
    const asked = { distribution, version: 1 };
    await expect(correct(asked, 'py-secretariat')).rejects.toThrow('NOT_FOUND');
    await expect(correct({ ...asked, place: 'TH5605' }, 'py-secretariat')).rejects.toThrow('NOT_FOUND');
    await expect(correct({ ...asked, place: 'TH5605' })).rejects.toThrow('NOT_FOUND');
    for (const key of ['ck-chair', 'ngo-partner', 'monitor'])
      await expect(correct(asked, key)).rejects.toThrow('FORBIDDEN_ACTION');
    await expect(correct({ ...asked, distribution: randomUUID() })).rejects.toThrow('NOT_FOUND');
    expect((await correct({ ...asked, place: 'TH5605' }, 'national-desk')).problems).toEqual([]);
  });

  it('is put right for a reason, which offices read that read who came to trainings, and nobody else', async () => {
    const distribution = await recorded();
    await correct({ distribution, version: 1 });
    const query = `{ material(id: "${of('video').id}") { distributions(first: 100) { edges { node { id corrections { version reason } } } } } }`;
    interface Told {
      readonly material: {
        distributions: { edges: { node: { id: string; corrections: { reason: string | null }[] } }[] };
      };
    }
    for (const [key, reason] of [
      ['cr-secretariat', WHY.reason],
      ['ngo-partner', null],
    ] as const) {
      const { data } = await trainings.send<Told>(query, {}, trainings.callerOf(person(key)));
      const own = data?.material.distributions.edges.find(({ node }) => node.id === distribution)?.node;
      expect(own?.corrections[0]?.reason ?? null).toBe(reason);
    }
  });

  it.each<[object, string, string]>([
    [{ reason: 'short' }, 'INPUT_INVALID', 'input.reason'],
    [{ place: null }, 'INPUT_REQUIRED', 'input.place'],
    [{ copies: null, lowerBound: true }, 'INPUT_REQUIRED', 'input.copies'],
    [{ handedOn: daysAfter(thaiDay(new Date()), 2) }, 'INPUT_INVALID', 'input.handedOn'],
  ])('names what is wrong with what is right: %j', async (wrong, code, field) => {
    const distribution = await recorded();
    const outcome = await correct({ distribution, version: 1, ...wrong });
    expect(outcome).toMatchObject({ distribution: null, problems: [{ code, field }] });
  });
});
