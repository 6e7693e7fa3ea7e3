import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { committee, committees, directoryRecords, people, policies } from '@hub/cast';
import { everyRow, startTestSubgraph, statementsOf, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { trainingsSubgraph } from '../src/subgraph.js';
import { policyScene } from './policy-scene.js';

let trainings: TestSubgraph;
let scene: ReturnType<typeof policyScene>;
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, { seed: true, directory: directoryRecords(new Date()) });
  scene = policyScene(trainings);
});
afterAll(() => trainings.stop());

const CK = committee('DL-TH5703').id;
const WK = committee('DL-TH5713').id;

interface Due {
  readonly policyVersion: { readonly id: string };
  readonly peopleDue: number;
  readonly peopleRetrained: number;
  readonly trainingsBefore: number;
  readonly trainingsSince: number;
  readonly lastTrainingOn: string | null;
  readonly metOn: string | null;
  readonly people?: { readonly edges: readonly { readonly node: { name: string; lastTrainedOn: string } }[] };
}
const COUNTS = 'policyVersion { id } peopleDue peopleRetrained trainingsBefore trainingsSince lastTrainingOn metOn';
const PEOPLE = 'people(first: 100) { edges { node { participant name sex agencyKind agency lastTrainedOn } } }';
const queryOf = (more = ''): string => `query ($of: [_Any!]!) { _entities(representations: $of) {
  ... on Committee { retrainingDue { ${COUNTS} ${more} } } } }`;
const representation = (id: string) => ({ __typename: 'Committee', id });

const dueOf = async (version: string, of = CK, key?: string): Promise<Due> => {
  const { data, errors } = await trainings.send<{ _entities: { retrainingDue: Due[] }[] }>(
    queryOf(key && PEOPLE),
    { of: [representation(of)] },
    key ? scene.by(key) : undefined,
  );
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data._entities[0]!.retrainingDue.find(({ policyVersion }) => policyVersion.id === version)!;
};
interface PageOfPeople {
  readonly edges: { readonly node: { readonly name: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
const pageAfter = async (version: string, after: string | null): Promise<PageOfPeople> => {
  const { data } = await trainings.send<{
    _entities: { retrainingDue: { policyVersion: { id: string }; people: PageOfPeople }[] }[];
  }>(
    queryOf(`people(first: 1 ${after ? `after: "${after}"` : ''}) {
      edges { node { name } } pageInfo { hasNextPage endCursor } }`),
    { of: [representation(CK)] },
    scene.by('ck-chair'),
  );
  return data!._entities[0]!.retrainingDue.find((each) => each.policyVersion.id === version)!.people;
};
const namesOf = ({ people: page }: Due): string[] => page!.edges.map(({ node }) => node.name).sort();

describe('a committee of the demo', () => {
  it('met the law of 2019 with its training of that year, and owes the mechanism of 2022', async () => {
    const versionOf = (code: string) => policies.find((each) => each.code === code)!.versions.at(-1)!.id;
    const before = { peopleDue: 0, peopleRetrained: 0 };
    expect(await dueOf(versionOf('FORCED_LABOUR'))).toMatchObject({
      ...{ ...before, trainingsBefore: 0, trainingsSince: 1, lastTrainingOn: '2019-08-20', metOn: '2019-08-20' },
    });
    expect(await dueOf(versionOf('NRM'))).toMatchObject({
      ...{ ...before, trainingsBefore: 2, trainingsSince: 0, lastTrainingOn: '2020-09-15', metOn: null },
    });
  });
});

describe('after a version comes into force', () => {
  it('who was trained before it is due until trained again, in the committee that trained them', async () => {
    const topics = ['CASE_STUDY'] as const;
    await scene.held({ committee: CK, heldOn: '2025-03-01', topics }, [
      ...([['Ann Early'], ['Ben Early'], ['Trainer Early', 'Trainer']] as const),
    ]);
    await scene.held({ committee: CK, heldOn: '2025-04-01', topics: ['LEGISLATION'] }, [['Other Topic']]);
    await scene.held({ committee: WK, heldOn: '2025-03-02', topics }, [['Cat Elsewhere']]);
    const version = await scene.introduced('CASES', { inForceOn: '2026-02-01', topics });
    expect(await dueOf(version, CK, 'ck-chair')).toMatchObject({ peopleDue: 2, peopleRetrained: 0, metOn: null });
    expect(namesOf(await dueOf(version, CK, 'ck-chair'))).toEqual(['Ann Early', 'Ben Early']);
    expect(namesOf(await dueOf(version, WK, 'cr-secretariat'))).toEqual(['Cat Elsewhere']);

    await scene.held({ committee: CK, heldOn: '2026-01-31', topics }, [['Ann Early']]);
    expect(await dueOf(version)).toMatchObject({ peopleDue: 2, metOn: null, lastTrainingOn: '2026-01-31' });
    await scene.held({ committee: CK, heldOn: '2026-02-01', topics }, [['Ann Early'], ['Dan New']]);
    expect(await dueOf(version)).toMatchObject({ peopleDue: 1, peopleRetrained: 1, metOn: '2026-02-01' });
    expect(namesOf(await dueOf(version, CK, 'ck-chair'))).toEqual(['Ben Early']);
    expect(await dueOf(version, WK)).toMatchObject({ peopleDue: 1, peopleRetrained: 0, metOn: null });
  });

  it('the feed tells once which committee was trained since, by names or by counts alone', async () => {
    const topics = ['DEFINING_TIP'] as const;
    const version = await scene.introduced('DEFINED', { inForceOn: '2026-03-01', topics });
    const met = async () =>
      (await scene.feed('policy')).filter((record) => record['what'] === 'MET' && record['version'] === version);
    const early = await scene.planned({ committee: CK, heldOn: '2026-03-02', topics });
    expect([await met(), (await dueOf(version)).metOn]).toEqual([[], null]);
    const results = async ({ id, version: read }: { id: string; version: number }) => {
      const input = { trainingEvent: id, version: read, attendance: [{ agencyKind: 'HEALTH', women: 1, men: 1 }] };
      const { data } = await trainings.send<{ recordTrainingResults: { trainingEvent: { state: string } } }>(
        'mutation ($input: RecordTrainingResultsInput!) { recordTrainingResults(input: $input) { trainingEvent { state } } }',
        { input },
        scene.by('cr-secretariat'),
      );
      return data!.recordTrainingResults.trainingEvent.state;
    };
    expect(await results(early)).toBe('HELD');
    await scene.held({ committee: CK, heldOn: '2026-04-02', topics }, [['Later Person']]);
    expect(await met()).toEqual([{ what: 'MET', version, committee: CK, on: '2026-03-02' }]);
  });

  it('follows a training that was moved or cancelled, and the feed tells when it was not met after all', async () => {
    const topics = ['SELF_CARE'] as const;
    const since = await scene.held({ committee: CK, heldOn: '2026-05-10', topics }, [['Moved Person']]);
    const version = await scene.introduced('MOVED', { inForceOn: '2026-05-01', topics });
    const told = async () =>
      (await scene.feed('policy')).filter((record) => record['version'] === version).map(({ what, on }) => [what, on]);
    const move = (heldOn: string) => scene.change('changeTraining', since, { heldOn, reason: 'RECORDED_WRONGLY' });
    await move('2026-05-11');
    expect(await dueOf(version)).toMatchObject({ peopleDue: 0, metOn: '2026-05-11' });
    await move('2026-04-30');
    expect(await dueOf(version)).toMatchObject({ peopleDue: 1, trainingsBefore: 1, trainingsSince: 0, metOn: null });
    await move('2026-05-12');
    await scene.change('cancelTraining', since);
    expect(await dueOf(version)).toMatchObject({ peopleDue: 0, trainingsBefore: 0, trainingsSince: 0, metOn: null });
    expect(await told()).toEqual([
      ...[
        ['MET', '2026-05-10'],
        ['MET', '2026-05-11'],
        ['UNMET', undefined],
        ['MET', '2026-05-12'],
        ['UNMET', undefined],
      ],
    ]);
  });

  it('that lay before its publication here, a committee that was trained since has met it at once', async () => {
    const topics = ['PREVENTION_MONITORING_REPORTING'] as const;
    await scene.held({ committee: WK, heldOn: '2026-05-05', topics }, [['Eve Prompt']]);
    const version = await scene.introduced('LATE', { inForceOn: '2026-05-01', topics });
    expect((await scene.feed('policy')).slice(-2)).toEqual([
      { what: 'PUBLISHED', id: version, policy: 'LATE', number: 1, inForceOn: '2026-05-01' },
      { what: 'MET', version, committee: WK, on: '2026-05-05' },
    ]);
  });
});

it('people are due, retrained or neither as the days of their trainings say, whatever the order of entry', async () => {
  const days = ['2010-01-01', '2010-06-01', '2011-01-01', '2011-06-01', '2012-01-01'];
  const names = ['Prop One', 'Prop Two', 'Prop Three'];
  const anyEvent = fc.record({
    heldOn: fc.constantFrom(...days),
    came: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }),
    role: fc.constantFrom('', 'Trainer'),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyEvent, { maxLength: 4 }),
      fc.constantFrom(...days),
      fc.nat({ max: 4 }),
      async (events, inForceOn, publishedAfter) => {
        const own = committee('DL-TH5708').id;
        await everyRow(
          trainings,
          'delete from capacity_activity where plan in (select id from capacity_plan where committee_id = $1)',
          [own],
        );
        await everyRow(trainings, 'delete from attendance where committee_id = $1', [own]);
        await everyRow(trainings, 'delete from training_event where committee_id = $1', [own]);
        const topics = ['LEGISLATION'] as const;
        let version = '';
        const publish = async () => (version = await scene.introduced(`PROP_${run++}`, { inForceOn, topics }));
        for (const [index, { heldOn, came, role }] of events.entries()) {
          if (index === publishedAfter) await publish();
          await scene.held(
            { committee: own, heldOn, topics },
            came.map((name) => [name, role]),
          );
        }
        if (!version) await publish();
        const trainedOn = (name: string) =>
          events.filter(({ came, role }) => came.includes(name) && !role).map(({ heldOn }) => heldOn);
        const before = names.filter((name) => trainedOn(name).some((day) => day < inForceOn));
        const due = before.filter((name) => trainedOn(name).every((day) => day < inForceOn));
        const since = events.map(({ heldOn }) => heldOn).filter((day) => day >= inForceOn);
        const told = await dueOf(version, own, 'cr-secretariat');
        expect(told).toMatchObject({ peopleDue: due.length, peopleRetrained: before.length - due.length });
        expect(told).toMatchObject({ trainingsSince: since.length, metOn: since.toSorted()[0] ?? null });
        expect(namesOf(told)).toEqual([...due].sort());
      },
    ),
    { numRuns: 12 },
  );
}, 240_000);

describe('who is due', () => {
  it('is read by name by the committee and those above it, by all others only counted', async () => {
    const topics = ['CASE_STUDY'] as const;
    await scene.held({ committee: CK, heldOn: '2025-08-01', topics }, [['Canary Person']]);
    const version = await scene.introduced('WHO', { inForceOn: '2026-08-01', topics });
    const readers: string[] = [];
    for (const { key } of people) {
      const answer = await trainings.send(queryOf(PEOPLE), { of: [representation(CK)] }, scene.by(key));
      if (JSON.stringify(answer).includes('Canary Person')) readers.push(key);
    }
    const ck = ['ck-chair', 'ck-vice', 'ck-focal', 'ck-prevention', 'ck-duty', 'ck-relief', 'ck-rehab'];
    expect(readers.sort()).toEqual([...ck, 'cr-chair', 'cr-secretariat', 'national-desk'].sort());
    expect((await dueOf(version)).peopleDue).toBeGreaterThan(0);
    const open = await trainings.send(queryOf(PEOPLE), { of: [representation(CK)] });
    expect(open.errors?.[0]?.extensions.code).toBe('AUTH_REQUIRED');
  });

  it('is paged from the longest ago, and costs the same statements for one committee as for all', async () => {
    const topics = ['PROTECTION_AND_ASSISTANCE'] as const;
    await scene.held({ committee: CK, heldOn: '2025-02-02', topics }, [['Page Two'], ['Page Three']]);
    await scene.held({ committee: CK, heldOn: '2025-01-01', topics }, [['Page One']]);
    const version = await scene.introduced('PAGED', { inForceOn: '2026-09-01', topics });
    const names: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: PageOfPeople = await pageAfter(version, after);
      names.push(...page.edges.map(({ node }) => node.name));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect([names[0], [...names].sort()]).toEqual(['Page One', ['Page One', 'Page Three', 'Page Two']]);
    const cost = (of: readonly string[]): Promise<string[]> =>
      statementsOf(() => trainings.send(queryOf(PEOPLE), { of: of.map(representation) }, scene.by('national-desk')));
    const all = await cost(committees.map(({ id }) => id));
    // how they stand, the versions, and the people
    expect(all).toHaveLength(3);
    expect(await cost([CK])).toHaveLength(all.length);
  });
});
