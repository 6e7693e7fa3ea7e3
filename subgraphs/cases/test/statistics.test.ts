import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CANARY, caseId, directoryRecords } from '@hub/cast';
import {
  closedPeriods,
  Directory,
  type EntityManager,
  publishClosedPeriods,
  type SeedContext,
} from '@hub/subgraph-kit';
import { startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { REPORTED_CUBES } from '../src/statistics/statistics.rules.js';
import { caseStatistics } from '../src/statistics/statistics.population.js';
import { casesSubgraph } from '../src/subgraph.js';
import { startWorld, type World } from './world.js';

const closed = closedPeriods('2025-Q1', new Date(Date.now() - 3_600_000));
const [first, last] = [closed[0]!, closed.at(-1)!];
const CUBES = REPORTED_CUBES.map(({ code }) => code);

interface Cell {
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  readonly n: number | null;
  readonly suppressed: boolean;
}
interface Table {
  readonly caseStatistics: { readonly cells: readonly Cell[]; readonly asOf: string } | null;
}

const TABLE = `query ($cube: CaseCube!, $period: String!) { caseStatistics(cube: $cube, period: $period) {
  cube subject period asOf scope source cells { dimensions { name value } n suppressed lowerBound } } }`;
const INDICATORS = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Place { caseIndicators {
  code value unit n asOf scope source lowerBound suppressed } } } }`;

const tableOf = async (running: TestSubgraph, cube: string, period: string) =>
  (await running.send<Table>(TABLE, { cube, period })).data!.caseStatistics;

/** Everything that anybody can read of the statistics. */
const everything = async (running: TestSubgraph): Promise<string> => {
  const places = ['TH5703', 'TH57', 'TH5605', 'LA0501', 'TH99'].map((pcode) => ({ __typename: 'Place', pcode }));
  const tables = CUBES.flatMap((cube) => closed.map(({ code }) => running.send(TABLE, { cube, period: code })));
  return JSON.stringify([
    await Promise.all(tables),
    await running.send('{ caseStatisticsPeriods { period label from asOf } }'),
    await running.send(INDICATORS, { of: places }),
  ]);
};

const counts = (cells: readonly Cell[]): Record<string, number | null> =>
  Object.fromEntries(cells.map(({ dimensions, n }) => [dimensions.map(({ value }) => value).join('/') || 'all', n]));

/** Adds cases of one district to the quarter that closed last. */
const addCases = (tx: EntityManager, given: { district: string; n: number; state?: string }): Promise<unknown> =>
  tx.query(
    `insert into case_file (id, district, lead_committee, category, urgency, state, persons_band, minor_involved, source,
                            exploitation_abroad, created_at)
     select gen_random_uuid(), $1, $2, 'DEBT_BONDAGE', case when each % 2 = 0 then 'URGENT' else 'NORMAL' end, $3, 'ONE',
            false, case when each % 3 = 0 then 'FAMILY' else 'CALL' end, false, $4
       from generate_series(1, $5) each`,
    [given.district, caseId('K01'), given.state ?? 'REPORTED', last.from, given.n],
  );

const publishNow = (tx: EntityManager) =>
  publishClosedPeriods((work) => work(tx), caseStatistics, {
    directory: Directory.of(directoryRecords(new Date())),
    now: new Date(),
  });

describe('the statistics of a quarter with many cases', () => {
  let running: TestSubgraph;
  const seed = async ({ tx }: SeedContext): Promise<void> => {
    await addCases(tx, { district: 'TH5703', n: 60 });
    await addCases(tx, { district: 'TH5708', n: 30 });
    await addCases(tx, { district: 'TH5605', n: 42 });
    await addCases(tx, { district: 'LA0501', n: 12 });
    await addCases(tx, { district: 'TH5703', n: 100, state: 'DUPLICATE' });
    await publishNow(tx);
  };
  beforeAll(async () => {
    running = await startTestSubgraph({ ...casesSubgraph, seed }, { seed: true });
  });
  afterAll(() => running.stop());

  it('count cases where they were reported, every district listed, the small ones suppressed', async () => {
    const { cells, ...rest } = (await tableOf(running, 'REPORTED_BY_PLACE', last.code))!;
    expect(rest).toMatchObject({ cube: 'REPORTED_BY_PLACE', subject: 'VICTIMS', period: last.code });
    expect(rest.asOf).toBe(last.lastDay);
    expect(cells.every(({ n, suppressed }) => suppressed === (n === null))).toBe(true);
    const told = counts(cells);
    expect(told['all']).toBe(145);
    expect(told['TH57/TH5715']).toBeNull();
    expect(Object.keys(told)).toEqual(expect.arrayContaining(['TH57/TH5703', 'TH56/TH5605', 'ELSEWHERE']));
    for (const [key, exact] of [
      ['TH57', 90],
      ['TH57/TH5703', 60],
      ['TH57/TH5708', 30],
      ['TH56/TH5605', 40],
    ] as const)
      expect([null, exact]).toContain(told[key]);
    expect(Object.values(told).filter((n) => n !== null).length).toBeGreaterThan(2);
  });

  it('break the same total down by urgency and source', async () => {
    const urgency = counts((await tableOf(running, 'REPORTED_BY_URGENCY', last.code))!.cells);
    expect(urgency['all']).toBe(145);
    expect(urgency['EMERGENCY']).toBeNull();
    const source = counts((await tableOf(running, 'REPORTED_BY_SOURCE', last.code))!.cells);
    expect([source['all'], source['VICTIM']]).toEqual([145, null]);
  });

  it('say of a place what the table says, newest quarter first', async () => {
    const of = ['TH57', 'TH5703', 'TH5715', 'TH', 'LA0501'].map((pcode) => ({ __typename: 'Place', pcode }));
    const { data } = await running.send<{ _entities: { caseIndicators: Record<string, unknown>[] }[] }>(INDICATORS, {
      of,
    });
    const told = counts((await tableOf(running, 'REPORTED_BY_PLACE', last.code))!.cells);
    const [province, district, none, ...unlisted] = data!._entities.map(({ caseIndicators }) => caseIndicators);
    expect([province![0]!['n'], district![0]!['value']]).toEqual([told['TH57'], told['TH57/TH5703']]);
    expect(none![0]).toMatchObject({
      code: 'CASES_REPORTED',
      n: null,
      value: null,
      suppressed: true,
      asOf: last.lastDay,
    });
    expect(none).toHaveLength(4);
    expect(unlisted).toEqual([[], []]);
  });

  it('stay byte for byte as they are when cases are added, changed or taken away', async () => {
    const before = await everything(running);
    await running.services.store.inActor({ id: 'system:test', offices: [], purpose: 'test' }, async (tx) => {
      await addCases(tx, { district: 'TH5715', n: 80 });
      await tx.query(`delete from case_file where district = 'TH5605'`);
      await tx.query(`update case_file set category = 'OTHER'`);
      expect(await publishNow(tx)).toEqual([]);
    });
    expect(await everything(running)).toBe(before);
  });
});

describe('the statistics of the demo', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ seed: true });
  });
  afterAll(() => world.stop());

  it('are published for every closed quarter, and for no other', async () => {
    const { data } = await world.send('{ caseStatisticsPeriods { period label from asOf } }');
    expect(data).toEqual({
      caseStatisticsPeriods: closed
        .map(({ code, label, firstDay, lastDay }) => ({ period: code, label, from: firstDay, asOf: lastDay }))
        .reverse(),
    });
  });

  it('suppress every count, for there are few cases', async () => {
    for (const cube of CUBES) {
      const { cells } = (await tableOf(world, cube, last.code))!;
      expect(cells.length).toBeGreaterThan(3);
      expect(cells.every(({ n, suppressed }) => n === null && suppressed)).toBe(true);
    }
  });

  it('are the same for whoever asks', async () => {
    const variables = { cube: 'REPORTED_BY_PLACE', period: last.code };
    const asked = [undefined, ...['ck-duty', 'monitor', 'admin', 'volunteer-ck'].map((key) => world.as(key))];
    const answers = await Promise.all(asked.map((caller) => world.send(TABLE, variables, caller)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  const open = `${Number(last.code.slice(0, 4)) + 1}${last.code.slice(4)}`;
  it.each([open, '2024-Q4', '2026', '', 'FY2569 Q4', `${first.code}\u0000`, "' or true --"])(
    'answer null for %j as for any quarter that is not over',
    async (period) => {
      expect(await world.send(TABLE, { cube: 'REPORTED_BY_URGENCY', period })).toEqual({
        data: { caseStatistics: null },
      });
    },
  );

  it('name nobody', async () => {
    expect(await everything(world)).not.toContain(CANARY);
  });
});
