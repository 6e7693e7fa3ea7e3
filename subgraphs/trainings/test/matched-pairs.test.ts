import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, directoryRecords, person, trainingSeries } from '@hub/cast';
import { statementsOf, startTestSubgraph, tableScene, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { writeCsv } from '@hub/vocabulary';
import { trainingsSubgraph } from '../src/subgraph.js';

let trainings: TestSubgraph;
let scene: ReturnType<typeof tableScene>;
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, { seed: true, directory: directoryRecords(new Date()) });
  scene = tableScene(trainings, 'attendance');
});
afterAll(() => trainings.stop());

const CHAIR = () => trainings.callerOf(person('ck-chair'));
const CK = committee('DL-TH5703').id;
const CS = committee('DL-TH5708').id;

interface Assessment {
  readonly basis: string;
  readonly preCount: number;
  readonly preMean: number;
  readonly matched: null | {
    readonly pairs: number;
    readonly preMean: number | null;
    readonly change: number | null;
    readonly relativeChange: number | null;
    readonly bySex: readonly { readonly sex: string; readonly pairs: number; readonly change: number }[];
  };
}
const ASSESSED = `version assessment { basis preCount preMean
  matched { pairs preMean change relativeChange bySex { sex pairs change } } }`;
const look = async (id: string): Promise<{ version: number; assessment: Assessment | null }> => {
  const { data } = await trainings.send<{ trainingEvent: { version: number; assessment: Assessment | null } }>(
    `query ($id: ID!) { trainingEvent(id: $id) { ${ASSESSED} } }`,
    { id },
  );
  return data!.trainingEvent;
};
const changeOf = async (of: string, basis: string) => {
  const { data } = await trainings.send<{
    _entities: { knowledgeChange: { value: number | null; n: number; scope: string }; bySex: object[] }[];
  }>(
    `query ($of: [_Any!]!, $basis: KnowledgeChangeBasis!) { _entities(representations: $of) { ... on Committee {
       knowledgeChange(basis: $basis) { value n scope } bySex: knowledgeChangeBySex { sex value n } } } }`,
    { of: [{ __typename: 'Committee', id: of }], basis },
  );
  return data!._entities[0]!;
};
let keys = 0;
const planned = async (): Promise<string> => {
  const input = {
    ...{ idempotencyKey: `m${keys++}`, title: 'Test with pairs', committee: CK, place: 'TH5703' },
    ...{ heldOn: '2022-05-10', topics: ['LEGISLATION'] },
  };
  const { data } = await trainings.send<{ planTraining: { trainingEvent: { id: string } } }>(
    'mutation ($input: PlanTrainingInput!) { planTraining(input: $input) { trainingEvent { id } } }',
    { input },
    CHAIR(),
  );
  return data!.planTraining.trainingEvent.id;
};
const take = async (training: string, rows: readonly string[][]): Promise<void> => {
  const sheet = [['Name', 'Sex', 'Agency', 'ก่อนอบรม', 'หลังอบรม'], ...rows];
  const { state } = await scene.taken(training, Buffer.from(writeCsv(sheet)), CHAIR());
  if (state !== 'COMMITTED') throw new Error(state);
};
const women = (n: number, pre: string, post: string, from = 'w'): string[][] =>
  Array.from({ length: n }, (_, index) => [`${from}${index}`, 'f', 'Police', pre, post]);
const men = (n: number, pre: string, post: string): string[][] =>
  women(n, pre, post, 'm').map(([name, , ...rest]) => [name!, 'm', ...rest]);

describe('the tests of a training', () => {
  it('say that only means were entered, and then know of no pairs', async () => {
    const { assessment } = await look(trainingSeries[0]!.id);
    expect(assessment).toMatchObject({ basis: 'EVENT_MEANS', matched: null });
  });

  it('of which each person is known tell beside the means of all those of people who took both', async () => {
    const training = await planned();
    await take(training, [...women(6, '40', '70'), ...men(5, '50', '60'), ...women(5, '80', '', 'only')]);
    const { assessment } = await look(training);
    expect(assessment!.basis).toBe('PERSONS');
    expect([assessment!.preCount, assessment!.preMean]).toEqual([16, 55.625]);
    const { pairs, preMean, change, relativeChange, bySex } = assessment!.matched!;
    expect([pairs, preMean]).toEqual([11, 44.545]);
    expect(change).toBeCloseTo((6 * 30 + 5 * 10) / 11, 2);
    expect(relativeChange).toBeCloseTo((change! / preMean!) * 100, 6);
    expect(bySex).toEqual([
      { sex: 'FEMALE', pairs: 6, change: 30 },
      { sex: 'MALE', pairs: 5, change: 10 },
    ]);
  });

  it('tell no mean from which the score of somebody follows', async () => {
    const training = await planned();
    await take(training, [...women(12, '40', '70'), ['alone', 'f', 'Police', '13', '']]);
    const { assessment } = await look(training);
    expect(assessment!.matched).toEqual({ pairs: 12, preMean: null, change: null, relativeChange: null, bySex: [] });
    expect(JSON.stringify(await changeOf(CK, 'MATCHED'))).not.toContain('13');
  });

  it('tell nothing where fewer than five took one of them, nor do the figures of the committee', async () => {
    const before = await changeOf(CK, 'ALL');
    const [few, absent, five] = [await planned(), await planned(), await planned()];
    await take(few, women(4, '17', '19'));
    await take(absent, [...women(4, '17', '19'), ['alone', 'f', 'Police', '23', '']]);
    for (const training of [few, absent]) expect((await look(training)).assessment).toBeNull();
    const { data } = await trainings.send<{ trainingEvent: { state: string } }>(
      'query ($id: ID!) { trainingEvent(id: $id) { state } }',
      { id: few },
    );
    expect(data!.trainingEvent.state).toBe('ASSESSED');
    expect(await changeOf(CK, 'ALL')).toEqual(before);
    await take(five, women(5, '40', '70'));
    expect((await look(five)).assessment).toMatchObject({ preCount: 5, preMean: 40 });
    expect((await changeOf(CK, 'ALL')).knowledgeChange.n).toBe(before.knowledgeChange.n + 5);
  });

  it('keep their pairs: no means are entered over a list of names', async () => {
    const training = await planned();
    await take(training, women(7, '40', '70'));
    const { version, assessment } = await look(training);
    expect(assessment!.matched!.pairs).toBe(7);
    const input = {
      ...{ trainingEvent: training, version, attendance: [{ agencyKind: 'POLICE', women: 7, men: 0 }] },
      assessment: { preMean: 41, postMean: 71, preCount: 7, postCount: 7 },
    };
    const { data } = await trainings.send<{ told: { problems: object[] } }>(
      `mutation ($input: RecordTrainingResultsInput!) {
        told: recordTrainingResults(input: $input) { problems { code field } } }`,
      { input },
      CHAIR(),
    );
    expect(data!.told.problems).toEqual([{ code: 'TRAINING_HAS_LIST', field: 'input.attendance' }]);
    expect(await look(training)).toEqual({ version, assessment });
  });
});

describe('knowledge change', () => {
  it('of people who took both tests has a weight and an n of its own', async () => {
    const [all, matched] = [await changeOf(CS, 'ALL'), await changeOf(CS, 'MATCHED')];
    expect(all.knowledgeChange.n).toBe(68);
    expect(matched.knowledgeChange.n).toBe(68);
    expect(matched.knowledgeChange.value).toBeCloseTo((36 * 18 + 32 * 23) / 68, 9);
    expect(matched.knowledgeChange.scope).not.toBe(all.knowledgeChange.scope);
    expect(matched.bySex).toEqual([
      { sex: 'FEMALE', value: expect.closeTo((28 * 20 + 26 * 26) / 54, 9), n: 54 },
      { sex: 'MALE', value: expect.closeTo((8 * 11 + 6 * 10) / 14, 9), n: 14 },
    ]);
  });

  it('is unknown, with n of 0, where no pairs are known', async () => {
    const { knowledgeChange, bySex } = await changeOf(committee('DL-TH5713').id, 'MATCHED');
    expect([knowledgeChange.value, knowledgeChange.n, bySex]).toEqual([null, 0, []]);
  });

  it('is of everybody where nothing is said, over all committees too', async () => {
    const { data } = await trainings.send<Record<'unsaid' | 'all' | 'matched', { value: number; n: number }>>(
      `{ unsaid: knowledgeChangeOverall { value n } all: knowledgeChangeOverall(basis: ALL) { value n }
         matched: knowledgeChangeOverall(basis: MATCHED) { value n } }`,
    );
    expect(data!.unsaid).toEqual(data!.all);
    expect(data!.matched.n).toBeLessThan(data!.all.n);
  });

  it('costs the same statements for eight trainings as for all', async () => {
    const cost = async (first: number): Promise<number> =>
      (
        await statementsOf(() =>
          trainings.send(
            'query ($first: Int) { trainingEvents(first: $first) { edges { node { assessment { basis } } } } }',
            {
              first,
            },
          ),
        )
      ).length;
    expect(await cost(100)).toBe(await cost(8));
  });
});
