import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, directoryRecords, volunteerGroups } from '@hub/cast';
import { closedPeriods, Directory, type EntityManager, publishClosedPeriods } from '@hub/subgraph-kit';
import { startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { trainingsSubgraph } from '../src/subgraph.js';
import { VOLUNTEER_CUBES, volunteerStatistics } from '../src/volunteer-statistics/volunteer-statistics.population.js';

const closed = closedPeriods('2025-Q1', new Date(Date.now() - 3_600_000));
const last = closed.at(-1)!;
const CUBES = VOLUNTEER_CUBES.map(({ code }) => code);

interface Cell {
  readonly dimensions: readonly { readonly value: string }[];
  readonly n: number | null;
  readonly suppressed: boolean;
}
interface Table {
  readonly volunteerStatistics: { readonly subject: string; readonly cells: readonly Cell[] } | null;
}
const TABLE = `query ($cube: VolunteerCube!, $period: String!) { volunteerStatistics(cube: $cube, period: $period) {
  cube subject period asOf scope source cells { dimensions { name value } n suppressed } } }`;

const publish = (tx: EntityManager): Promise<string[]> =>
  publishClosedPeriods((work) => work(tx), volunteerStatistics, {
    directory: Directory.of(directoryRecords(new Date())),
    now: new Date(),
  });

const add = async (tx: EntityManager, place: string, villages: readonly number[], at = last.from): Promise<void> => {
  for (const [index, members] of villages.entries())
    await tx.query(
      `insert into volunteer_group (id, committee, place, village, village_key, members, female, male, youth,
                                    recorded_at, recorded_by, idempotency_key, fingerprint)
       values (gen_random_uuid(), $1, $2, $3, $3, $4, 1, $4 - 1, null, $5, 'somebody', gen_random_uuid(), '')`,
      [committee('DL-TH5703').id, place, `${place} village ${index} of ${at.toISOString()}`, members, at],
    );
};

const started = (seed: typeof trainingsSubgraph.seed): Promise<TestSubgraph> =>
  startTestSubgraph({ ...trainingsSubgraph, seed: seed! }, { seed: true, directory: directoryRecords(new Date()) });

const tableOf = async (running: TestSubgraph, cube: string, period = last.code) =>
  (await running.send<Table>(TABLE, { cube, period })).data!.volunteerStatistics;
const countsOf = async (running: TestSubgraph, cube: string, period?: string) =>
  Object.fromEntries(
    (await tableOf(running, cube, period))!.cells.map(({ dimensions, n }) => [
      dimensions.map(({ value }) => value).join('/') || 'all',
      n,
    ]),
  );

/** Everything that anybody can read of volunteers. */
const everything = async (running: TestSubgraph): Promise<string> => {
  const tables: unknown[] = [];
  for (const cube of CUBES)
    for (const { code } of closed) tables.push(await running.send(TABLE, { cube, period: code }));
  const of = [
    ...['TH5703', 'TH5605', 'TH57', 'LA0501'].map((pcode) => ({ __typename: 'Place', pcode })),
    ...['DL-TH5703', 'DL-TH5605', 'PL-TH57'].map((code) => ({ __typename: 'Committee', id: committee(code).id })),
  ];
  const figures = await running.send(
    `query ($of: [_Any!]!) { _entities(representations: $of) {
       ... on Place { volunteerIndicators { value n suppressed asOf } }
       ... on Committee { of: volunteerIndicators { value n suppressed asOf } } } }`,
    { of },
  );
  return JSON.stringify([tables, figures, await running.send('{ volunteerStatisticsPeriods { period } }')]);
};

describe('published volunteers of a quarter', () => {
  let running: TestSubgraph;
  beforeAll(async () => {
    const seed = async ({ tx }: { tx: EntityManager }): Promise<void> => {
      await add(tx, 'TH5703', [20, 23]);
      await add(tx, 'TH5708', [14, 15]);
      await add(tx, 'TH5605', [30, 31]);
      await add(tx, 'TH5709', [4]);
      await add(tx, 'TH5703', [500], last.until);
      await publish(tx);
    };
    running = await started(seed);
  });
  afterAll(() => running.stop());

  it('count as victims do: every district listed, rounded to 5, the small ones suppressed', async () => {
    const table = (await tableOf(running, 'VOLUNTEERS_BY_PLACE'))!;
    expect(table.subject).toBe('VICTIMS');
    expect(table.cells.every(({ n, suppressed }) => suppressed === (n === null) && (n ?? 0) % 5 === 0)).toBe(true);
    const told = await countsOf(running, 'VOLUNTEERS_BY_PLACE');
    expect(told['all']).toBe(135);
    expect([told['TH57/TH5709'], told['TH57/TH5715']]).toEqual([null, null]);
    for (const [place, rounded] of [
      ['TH57/TH5703', 45],
      ['TH57/TH5708', 30],
      ['TH56/TH5605', 60],
    ] as const)
      expect([null, rounded]).toContain(told[place]);
    // one more than the small district: else it would follow from the sum
    const inProvince = Object.entries(told).filter(([key]) => key.startsWith('TH57/'));
    expect(inProvince.filter(([, n]) => n === null).length).toBeGreaterThan(1);
  });

  it('break the same total down by sex and age, and no table tells a village', async () => {
    const sexes = await countsOf(running, 'VOLUNTEERS_BY_SEX');
    expect(sexes).toMatchObject({ all: 135, FEMALE: null });
    const ages = await countsOf(running, 'VOLUNTEERS_BY_AGE');
    expect(ages).toMatchObject({ all: 135, YOUTH: null });
    expect(await everything(running)).not.toMatch(/village \d/);
  });

  it('are told of a place and of a committee as the table tells them', async () => {
    const told = await countsOf(running, 'VOLUNTEERS_BY_PLACE');
    const of = [
      { __typename: 'Place', pcode: 'TH5605' },
      { __typename: 'Committee', id: committee('DL-TH5605').id },
      { __typename: 'Place', pcode: 'LA0501' },
    ];
    const { data } = await running.send<{ _entities: { figures: { value: number | null; suppressed: boolean }[] }[] }>(
      `query ($of: [_Any!]!) { _entities(representations: $of) {
         ... on Place { figures: volunteerIndicators { value suppressed } }
         ... on Committee { figures: volunteerIndicators { value suppressed } } } }`,
      { of },
    );
    const [place, own, across] = data!._entities;
    const value = told['TH56/TH5605']!;
    expect(place!.figures[0]).toEqual({ value, suppressed: value === null });
    expect(own!.figures).toEqual(place!.figures);
    expect(across!.figures).toEqual([]);
  });

  it('do not change when groups do, or come and go, afterwards', async () => {
    const before = await everything(running);
    await running.services.store.inActor({ id: 'system:test', offices: [], purpose: 'test' }, async (tx) => {
      await add(tx, 'TH5709', [40], new Date(last.from.getTime() + 1_000));
      await tx.query(`update volunteer_group set members = 90, male = 0 where place = 'TH5605'`);
      await publish(tx);
    });
    expect(await everything(running)).toBe(before);
  });

  it('say nothing of a quarter that is not over, nor of what is none', async () => {
    const { data } = await running.send<{ volunteerStatisticsPeriods: { period: string }[] }>(
      '{ volunteerStatisticsPeriods { period } }',
    );
    expect(data!.volunteerStatisticsPeriods.map(({ period }) => period)).toEqual(
      closed.map(({ code }) => code).reverse(),
    );
    for (const period of ['2999-Q1', 'x', '2024-Q4'])
      expect(await tableOf(running, 'VOLUNTEERS_BY_PLACE', period)).toBeNull();
  });
});

describe('published volunteers', () => {
  it('of two quarters that differ by one small group read alike, whatever its number', async () => {
    const read = async (members: number): Promise<string> => {
      const seed = async ({ tx }: { tx: EntityManager }): Promise<void> => {
        await add(tx, 'TH5703', [members]);
        await publish(tx);
      };
      const running = await started(seed);
      const text = await everything(running);
      await running.stop();
      return text;
    };
    expect(await read(1)).toBe(await read(9));
  });

  it('of the demo are published too', async () => {
    const seed: typeof trainingsSubgraph.seed = async (context) => {
      await trainingsSubgraph.seed!(context);
      await publish(context.tx);
    };
    const running = await started(seed);
    const members = volunteerGroups.reduce((sum, group) => sum + group.members, 0);
    const told = await countsOf(running, 'VOLUNTEERS_BY_PLACE', '2025-Q3');
    await running.stop();
    expect(told['all']).toBe(Math.round(members / 5) * 5);
    expect(Object.values(told).filter((n) => n !== null).length).toBeGreaterThan(3);
  });
});
