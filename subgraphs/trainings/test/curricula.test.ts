import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, curricula, directoryRecords, materials, person, trainingSeries } from '@hub/cast';
import { startTestSubgraph, statementsOf, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { thaiDay } from '@hub/vocabulary';
import { trainingsSubgraph } from '../src/subgraph.js';

let trainings: TestSubgraph;
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, { seed: true, directory: directoryRecords(new Date()) });
});
afterAll(() => trainings.stop());

interface Version {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly changed: string | null;
  readonly publishedOn: string | null;
  readonly modules: {
    readonly id: string;
    readonly titleEn: string;
    readonly minutes: number;
    readonly presentations: { readonly number: number; readonly stage: string | null }[];
  }[];
}
interface Curriculum {
  readonly id: string;
  readonly version: number;
  readonly published: Version | null;
  readonly draft: Version | null;
  readonly versions: { readonly edges: { readonly node: Version }[] };
}
interface Told {
  readonly curriculum: Curriculum | null;
  readonly problems: { readonly code: string; readonly field: string }[];
}

const VERSION =
  'id number state changed publishedOn modules { id titleEn minutes presentations { number titleEn stage } }';
const CURRICULUM = `id version published { ${VERSION} } draft { ${VERSION} } versions { edges { node { ${VERSION} } } }`;
const [SERIES, ETP, MDT] = curricula.map(({ id }) => id) as [string, string, string];

const send = async <Data>(query: string, variables: Record<string, unknown>, as?: string): Promise<Data> => {
  const { data, errors } = await trainings.send<Data>(
    query,
    variables,
    as ? trainings.callerOf(person(as)) : undefined,
  );
  if (!data || errors) throw new Error(errors?.[0]?.extensions.code ?? 'nothing');
  return data;
};
const read = async (id: string): Promise<Curriculum> => {
  const query = `query ($id: ID!) { curriculum(id: $id) { ${CURRICULUM} } }`;
  return (await send<{ curriculum: Curriculum }>(query, { id })).curriculum;
};
/** What came of a change, or the code of its refusal. */
const change = async (name: string, input: object, as: string): Promise<Told> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { told: ${name}(input: $input) { curriculum { ${CURRICULUM} } problems { code field } } }`;
  return (await send<{ told: Told }>(query, { input }, as)).told;
};

const presentation = (titleEn: string, minutes = 30) => ({
  ...{ titleEn, titleTh: 'หัวข้อ', topics: ['LEGISLATION'], minutes },
});
const moduleOf = (titleEn: string, ...presentations: object[]) => ({
  ...{ titleEn, titleTh: 'หน่วยการเรียน', topics: ['LEGISLATION'] },
  presentations: presentations.length ? presentations : [presentation(titleEn)],
});
const created = (input: object = {}) => ({
  ...{ idempotencyKey: randomUUID(), committee: committee('PL-TH57').id, titleEn: 'Village course' },
  ...{ titleTh: 'หลักสูตรหมู่บ้าน', author: 'PSDHS', modules: [moduleOf('The law')], ...input },
});
/** A curriculum whose first version is published. */
const taught = async (): Promise<Curriculum> => {
  const { curriculum } = await change('createCurriculum', created(), 'cr-secretariat');
  const { id, version } = curriculum!;
  return (await change('publishCurriculum', { curriculum: id, version }, 'cr-secretariat')).curriculum!;
};

describe('the curricula of the demo', () => {
  it('have five modules with 31 presentations, one stage each, and six contents for teams', async () => {
    const { modules } = (await read(ETP)).published!;
    expect(modules).toHaveLength(5);
    const all = modules.flatMap(({ presentations }) => presentations);
    expect(all).toHaveLength(31);
    expect(new Set(all.map(({ stage }) => stage)).size).toBe(5);
    expect(modules[0]!.minutes).toBe(7 * 45);
    expect((await read(MDT)).published!.modules).toHaveLength(6);
  });

  it('can be read by everybody, and their trainings say which version they taught, and with which manuals', async () => {
    const of = `{ trainingEvents(first: 50) { edges { node {
      id curriculum { number curriculum { id } } modules { titleEn } materials { number superseded material { id } } } } } }`;
    const { trainingEvents } = await send<{ trainingEvents: { edges: { node: Record<string, unknown> }[] } }>(of, {});
    const byId = new Map(trainingEvents.edges.map(({ node }) => [node['id'], node]));
    const [first, later] = trainingSeries.map(({ id }) => byId.get(id)!);
    expect(first).toMatchObject({
      curriculum: { number: 1, curriculum: { id: SERIES } },
      modules: [{ titleEn: 'What trafficking in persons is' }, {}, { titleEn: 'Legislation' }],
    });
    expect(later!['curriculum']).toMatchObject({ number: 2 });
    const [basic] = materials;
    const usedBy = (training: object) =>
      (training as { materials: { material: { id: string } }[] }).materials.find(
        ({ material }) => material.id === basic!.id,
      );
    expect(usedBy(first!)).toMatchObject({ number: 1, superseded: true });
    expect(usedBy(later!)).toMatchObject({ number: 2, superseded: false });
  });

  it('cost the same statements for one as for all', async () => {
    const cost = (first: number) =>
      statementsOf(() =>
        trainings.send(
          'query ($first: Int) { curricula(first: $first) { edges { node { published { modules { presentations { id } } } versions { edges { node { modules { id } } } } } } } }',
          { first },
        ),
      );
    const all = await cost(50);
    // the page, what is published, pages of versions, modules of each of the two, presentations
    expect(all.length).toBeLessThanOrEqual(6);
    expect((await cost(1)).length).toBeLessThanOrEqual(6);
  });
});

describe('a curriculum', () => {
  it('begins as a draft that is not taught, and is published once', async () => {
    const { curriculum } = await change('createCurriculum', created(), 'cr-secretariat');
    expect(curriculum).toMatchObject({ published: null, draft: { number: 1, state: 'DRAFT', publishedOn: null } });
    const input = { curriculum: curriculum!.id, version: curriculum!.version };
    const { curriculum: out } = await change('publishCurriculum', input, 'cr-secretariat');
    expect(out).toMatchObject({ draft: null, published: { number: 1, state: 'PUBLISHED' } });
    expect(out!.published!.publishedOn).toBe(thaiDay(new Date()));
    const again = { ...input, version: out!.version };
    expect(await change('publishCurriculum', again, 'cr-secretariat')).toEqual({
      ...{ curriculum: null, problems: [{ code: 'CURRICULUM_STATE_FORBIDS', field: 'input.curriculum' }] },
    });
  });

  it('is changed by a new version, and what was published of it stays as it was', async () => {
    const { id, version, published: first } = await taught();
    const input = { curriculum: id, version, changed: 'Two modules now.', modules: [moduleOf('One'), moduleOf('Two')] };
    const { curriculum: drafted } = await change('reviseCurriculum', input, 'cr-secretariat');
    expect(drafted).toMatchObject({ published: { number: 1 }, draft: { number: 2, changed: 'Two modules now.' } });
    const anew = {
      ...input,
      version: drafted!.version,
      modules: [moduleOf('Three', presentation('First', 20), presentation('Second', 25))],
    };
    const { curriculum: redrafted } = await change('reviseCurriculum', anew, 'cr-secretariat');
    expect(redrafted!.draft).toMatchObject({ number: 2, modules: [{ titleEn: 'Three', minutes: 45 }] });
    const { curriculum: out } = await change(
      'publishCurriculum',
      { curriculum: id, version: redrafted!.version },
      'cr-secretariat',
    );
    expect(out!.published).toMatchObject({ number: 2, modules: [{ titleEn: 'Three' }] });
    expect(out!.versions.edges.map(({ node }) => [node.number, node.state])).toEqual([
      [2, 'PUBLISHED'],
      [1, 'SUPERSEDED'],
    ]);
    expect(out!.versions.edges[1]!.node).toEqual({ ...first, state: 'SUPERSEDED' });
  });

  it('is written once, whatever is repeated, and refuses a version that somebody else has changed', async () => {
    const input = created();
    const first = await change('createCurriculum', input, 'cr-secretariat');
    expect(await change('createCurriculum', input, 'cr-secretariat')).toEqual(first);
    const other = { ...input, titleEn: 'Another course' };
    expect((await change('createCurriculum', other, 'cr-secretariat')).problems).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' },
    ]);
    const stale = { curriculum: first.curriculum!.id, version: 0, changed: 'Nothing', modules: [moduleOf('One')] };
    expect((await change('reviseCurriculum', stale, 'cr-secretariat')).problems).toEqual([
      { code: 'VERSION_CONFLICT', field: 'input.version' },
    ]);
  });

  it.each<[object, string]>([
    [{ titleTh: '' }, 'input.titleTh'],
    [{ modules: [] }, 'input.modules'],
    [{ modules: [moduleOf('One', presentation('First', 0))] }, 'input.modules.0.presentations.0.minutes'],
    [{ modules: [{ ...moduleOf('One'), presentations: [] }] }, 'input.modules.0.presentations'],
  ])('names what to put right: %j', async (wrong, field) => {
    const { problems } = await change('createCurriculum', created(wrong), 'cr-secretariat');
    expect(problems).toEqual([{ code: 'INPUT_INVALID', field }]);
  });

  it('is written by those who keep it, and by nobody else', async () => {
    const { version } = await read(SERIES);
    const input = { curriculum: SERIES, version, changed: 'Ours now', modules: [moduleOf('One')] };
    const asked = ['py-secretariat', 'ck-chair', 'cr-chair', 'ngo-partner', 'monitor', 'lao-houayxay'];
    const answers = await Promise.all(asked.map((key) => change('reviseCurriculum', input, key).catch(String)));
    expect(answers).toEqual(['Error: NOT_FOUND', ...asked.slice(1).map(() => 'Error: FORBIDDEN_ACTION')]);
    const national = { curriculum: ETP, version: 1 };
    await expect(change('publishCurriculum', national, 'cr-secretariat')).rejects.toThrow('NOT_FOUND');
    await expect(
      change('createCurriculum', created({ committee: committee('NL-TH').id }), 'cr-secretariat'),
    ).rejects.toThrow('NOT_FOUND');
    expect((await change('reviseCurriculum', input, 'national-desk')).problems).toEqual([]);
  });
});

describe('a training', () => {
  interface Planned {
    readonly trainingEvent: {
      curriculum: Version | null;
      modules: { id: string }[];
      materials: { number: number }[];
    } | null;
    readonly problems: { readonly code: string; readonly field: string }[];
  }
  const plan = async (input: object): Promise<Planned> => {
    const query = `mutation ($input: PlanTrainingInput!) { told: planTraining(input: $input) {
      trainingEvent { curriculum { ${VERSION} } modules { id } materials { number } } problems { code field } } }`;
    const given = {
      ...{ idempotencyKey: randomUUID(), committee: committee('DL-TH5703').id, title: 'Course', place: 'TH5703' },
      ...{ heldOn: '2027-02-01', topics: ['LEGISLATION'], ...input },
    };
    return (await send<{ told: Planned }>(query, { input: given }, 'ck-chair')).told;
  };

  it('keeps the version it was planned with when a newer one is published', async () => {
    const { id, version, published } = await taught();
    const before = await plan({ curriculum: id });
    expect(before.trainingEvent).toMatchObject({
      curriculum: { number: 1 },
      modules: [{ id: published!.modules[0]!.id }],
    });
    const revision = {
      curriculum: id,
      version,
      changed: 'Another law',
      modules: [moduleOf('Other'), moduleOf('More')],
    };
    const { curriculum: drafted } = await change('reviseCurriculum', revision, 'cr-secretariat');
    expect((await plan({ curriculum: id })).trainingEvent).toMatchObject({ curriculum: { number: 1 } });
    const { curriculum: out } = await change(
      'publishCurriculum',
      { curriculum: id, version: drafted!.version },
      'cr-secretariat',
    );
    const [, second] = out!.published!.modules;
    const after = await plan({ curriculum: id, modules: [second!.id] });
    expect(after.trainingEvent).toMatchObject({ curriculum: { number: 2 }, modules: [{ id: second!.id }] });
    expect(out!.versions.edges[1]!.node.modules).toEqual(before.trainingEvent!.curriculum!.modules);
  });

  it('uses materials in the version that is in use', async () => {
    const [basic, operations] = materials;
    const { trainingEvent } = await plan({ materials: [operations!.id, basic!.id] });
    expect(trainingEvent!.materials.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2]);
    expect(trainingEvent!.curriculum).toBeNull();
  });

  it.each<[string, () => Promise<object>, string, string]>([
    [
      'a module of a version that is superseded',
      () => Promise.resolve({ curriculum: SERIES, modules: [curricula[0]!.versions[0]!.modules[0]!.id] }),
      ...(['CURRICULUM_MODULE_UNKNOWN', 'input.modules.0'] as const),
    ],
    [
      'a module of another curriculum',
      async () => ({
        curriculum: SERIES,
        modules: [...(await read(MDT)).published!.modules.slice(1, 2).map(({ id }) => id)],
      }),
      ...(['CURRICULUM_MODULE_UNKNOWN', 'input.modules.0'] as const),
    ],
    [
      'what is only a draft',
      async () => ({ curriculum: (await change('createCurriculum', created(), 'cr-secretariat')).curriculum!.id }),
      ...(['CURRICULUM_STATE_FORBIDS', 'input.curriculum'] as const),
    ],
    ['a curriculum that is not there', () => Promise.resolve({ curriculum: 'x' }), 'NOT_FOUND', 'input.curriculum'],
    ['modules of no curriculum', () => Promise.resolve({ modules: ['x'] }), 'INPUT_REQUIRED', 'input.curriculum'],
    ['a material twice', () => Promise.resolve({ materials: ['x', 'x'] }), 'INPUT_INVALID', 'input.materials'],
    [
      'a material that is not there',
      () => Promise.resolve({ materials: [materials[0]!.id, randomUUID()] }),
      ...(['NOT_FOUND', 'input.materials.1'] as const),
    ],
  ])('is not planned with %s', async (_what, inputOf, code, field) => {
    expect(await plan(await inputOf())).toEqual({ trainingEvent: null, problems: [{ code, field }] });
  });
});
