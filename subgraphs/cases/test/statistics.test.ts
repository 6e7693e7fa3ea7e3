import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CANARY } from '@hub/cast';
import type { SeedContext } from '@hub/subgraph-kit';
import { parseCsv } from '@hub/vocabulary';
import { startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { CASE_CUBES, REPORTED_CUBES } from '../src/statistics/statistics.rules.js';
import { casesSubgraph } from '../src/subgraph.js';
import { addCases, addOperation, closed, counts, last, publishNow, TABLE, tableOf } from './statistics-scene.js';
import { startWorld, type World } from './world.js';

const first = closed[0]!;
const CUBES = CASE_CUBES.map(({ code }) => code);
const REPORTED = REPORTED_CUBES.map(({ code }) => code);

const INDICATORS = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Place { caseIndicators {
  code value unit n asOf scope source lowerBound suppressed } } } }`;

/** Everything that anybody can read of the statistics. */
const everything = async (running: TestSubgraph): Promise<string> => {
  const places = ['TH5703', 'TH57', 'TH5605', 'LA0501', 'TH99'].map((pcode) => ({ __typename: 'Place', pcode }));
  const tables: unknown[] = [];
  for (const cube of CUBES)
    for (const { code } of closed) tables.push(await running.send(TABLE, { cube, period: code }));
  return JSON.stringify([
    tables,
    await running.send('{ caseStatisticsPeriods { period label from asOf } }'),
    await running.send(INDICATORS, { of: places }),
  ]);
};

describe('the statistics of a quarter with many cases', () => {
  let running: TestSubgraph;
  const seed = async ({ tx }: SeedContext): Promise<void> => {
    await addCases(tx, { district: 'TH5703', n: 60 });
    await addCases(tx, { district: 'TH5708', n: 30 });
    await addCases(tx, { district: 'TH5605', n: 42 });
    await addCases(tx, { district: 'LA0501', n: 12 });
    await addCases(tx, { district: 'TH5703', n: 100, state: 'DUPLICATE' });
    await addOperation(tx, { rescued: 11, arrested: 2 });
    await addOperation(tx, {});
    await addOperation(tx, { district: 'TH5703', arrested: 30 });
    await addOperation(tx, { district: 'LA0501', rescued: 1 });
    for (const state of ['PLANNED', 'UNDER_WAY', 'CALLED_OFF']) await addOperation(tx, { state });
    await addOperation(tx, { at: last.until, heldOn: last.lastDay, arrested: 50 });
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

  it('break it down by age, border and kind of site, and write each table as CSV with its cover', async () => {
    const table = async (cube: string) => (await tableOf(running, cube, last.code))!;
    expect(counts((await table('REPORTED_BY_AGE')).cells)).toEqual({ all: 145, ADULTS_ONLY: 70, CHILD_INVOLVED: 70 });
    expect(counts((await table('REPORTED_BY_BORDER')).cells)).toEqual({
      ...{ all: 145, EXPLOITED_ABROAD: 50, EXPLOITED_AT_HOME: 95 },
    });
    expect(counts((await table('REPORTED_BY_SITE')).cells)).toMatchObject({ all: 145, FACTORY: null });
    const { csv, cells, asOf, scope, source } = await table('REPORTED_BY_PLACE');
    const [heads, ...rows] = parseCsv(csv);
    expect(heads).toEqual(['table', 'period', 'asOf', 'province', 'district', 'n', 'suppressed', 'scope', 'source']);
    expect(rows).toEqual(
      cells.map(({ dimensions, n, suppressed }) => [
        ...['REPORTED_BY_PLACE', last.code, asOf, dimensions[0]?.value ?? '', dimensions[1]?.value ?? ''],
        ...[n === null ? '' : String(n), String(suppressed), scope, source],
      ]),
    );
    expect(rows.filter((cell) => cell[6] === 'true').length).toBeGreaterThan(0);
  });

  it('count operations exactly, by the quarter in which they were told to be done, and none before', async () => {
    const place = (await tableOf(running, 'OPERATIONS_BY_PROVINCE', last.code))!;
    expect(place).toMatchObject({ subject: 'INSTITUTIONS', asOf: last.lastDay });
    const told = counts(place.cells);
    expect(told).toMatchObject({ all: 4, TH63: 2, TH57: 1, TH56: 0, ELSEWHERE: 1 });
    expect(Object.keys(told).filter((key) => key.includes('/'))).toEqual([]);
    expect(counts((await tableOf(running, 'OPERATIONS_BY_RESULT', last.code))!.cells)).toEqual({
      ...{ all: 4, RESCUE_AND_ARREST: 1, RESCUE: 1, ARREST: 1, NEITHER: 1 },
    });
    const [earlier] = closed.slice(-2);
    expect(counts((await tableOf(running, 'OPERATIONS_BY_PROVINCE', earlier!.code))!.cells)['all']).toBe(0);
  });

  it('tell of persons arrested no small number, and none that leaves one', async () => {
    const { cells, ...rest } = (await tableOf(running, 'ARRESTED_BY_PROVINCE', last.code))!;
    expect(rest).toMatchObject({ subject: 'SUSPECTS' });
    const told = counts(cells);
    expect([told['TH63'], told['TH56']]).toEqual([null, null]);
    expect([told['all'], told['TH57']].filter((n) => n !== null).length).toBeLessThan(2);
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
    for (const cube of REPORTED) {
      const { cells } = (await tableOf(world, cube, last.code))!;
      expect(cells.length).toBeGreaterThan(2);
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
