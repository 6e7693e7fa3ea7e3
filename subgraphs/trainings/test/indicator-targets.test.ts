import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, directoryRecords, person } from '@hub/cast';
import { startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { trainingsSubgraph } from '../src/subgraph.js';

let trainings: TestSubgraph;
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, { seed: true, directory: directoryRecords(new Date()) });
});
afterAll(() => trainings.stop());

const [KHONG, SAEN, PHANOM] = ['DL-TH5703', 'DL-TH5708', 'DL-TH8410'].map((code) => committee(code).id);
const [SECRETARIAT, DESK] = ['cr-secretariat', 'national-desk'];

interface Target {
  readonly financialYear: number;
  readonly version: number;
  readonly baseline: number | null;
  readonly target: number;
  readonly note: string | null;
}
const TARGET = 'financialYear version baseline target note former { version baseline target note }';

/** The target, or the code of what stands against it. */
const set = async (input: object, as = SECRETARIAT!): Promise<Target | string> => {
  const given = { idempotencyKey: randomUUID(), code: 'I3', of: KHONG, financialYear: 2564, version: 0, target: 100 };
  const { data, errors } = await trainings.send<{
    setIndicatorTarget: { indicatorTarget: Target | null; problems: { code: string; field: string }[] };
  }>(
    `mutation ($input: SetIndicatorTargetInput!) {
       setIndicatorTarget(input: $input) { indicatorTarget { ${TARGET} } problems { code field } } }`,
    { input: { ...given, ...input } },
    trainings.callerOf(person(as)),
  );
  if (!data?.setIndicatorTarget) return errors![0]!.extensions.code;
  const { indicatorTarget, problems } = data.setIndicatorTarget;
  return indicatorTarget ?? `${problems[0]!.code} ${problems[0]!.field}`;
};
const targetsOf = async (of: string | undefined, code = 'I3'): Promise<Target[]> => {
  const { data } = await trainings.send<{ indicators: { targets: Target[] }[] }>(
    `query ($codes: [IndicatorCode!], $of: ID) { indicators(codes: $codes) { targets(of: $of) { ${TARGET} } } }`,
    { codes: [code], of },
  );
  return data!.indicators[0]!.targets;
};

describe('a target', () => {
  it('is of one indicator, committee and year, and can be read by everybody', async () => {
    expect(await set({ baseline: 40, note: 'As agreed in the plan.' })).toMatchObject({ version: 1, target: 100 });
    await set({ financialYear: 2563, target: 60 });
    expect(await targetsOf(KHONG)).toEqual([
      { financialYear: 2563, version: 1, baseline: null, target: 60, note: null, former: [] },
      { financialYear: 2564, version: 1, baseline: 40, target: 100, note: 'As agreed in the plan.', former: [] },
    ]);
    expect(await targetsOf(SAEN)).toEqual([]);
    expect(await targetsOf(KHONG, 'I4')).toEqual([]);
  });

  it('changes by versions, each of which is told; an older one that was read is refused', async () => {
    const of = { of: SAEN };
    expect(await set({ ...of, target: 10, baseline: 1, note: 'First guess.' })).toMatchObject({ version: 1 });
    expect(await set({ ...of, target: 12, version: 1 })).toMatchObject({ version: 2 });
    expect(await set({ ...of, target: 14, version: 2 })).toMatchObject({ version: 3, former: [{}, {}] });
    // of another year, and of whom it is not
    await set({ ...of, financialYear: 2565, target: 99 });
    for (const version of [0, 1, 2, 4]) expect(await set({ ...of, version })).toBe('VERSION_CONFLICT input.version');
    expect(await targetsOf(SAEN)).toEqual([
      {
        ...{ financialYear: 2564, version: 3, baseline: null, target: 14, note: null },
        former: [
          { version: 2, baseline: null, target: 12, note: null },
          { version: 1, baseline: 1, target: 10, note: 'First guess.' },
        ],
      },
      { financialYear: 2565, version: 1, baseline: null, target: 99, note: null, former: [] },
    ]);
  });

  it('is set once under a key, whatever is repeated', async () => {
    const input = { idempotencyKey: randomUUID(), code: 'I5', target: 4 };
    const both = await Promise.all([set(input), set(input)]);
    expect(both[0]).toEqual(both[1]);
    expect(both[0]).toMatchObject({ version: 1 });
    expect(await set({ ...input, target: 5 })).toBe('IDEMPOTENCY_KEY_REUSED input.idempotencyKey');
  });

  it.each<[string, object, string]>([
    ['a year of another era', { financialYear: 2026 }, 'INPUT_INVALID input.financialYear'],
    ['less than nothing', { target: -1 }, 'INPUT_INVALID input.target'],
    ['a note without words', { note: ' ' }, 'INPUT_INVALID input.note'],
    ['no key', { idempotencyKey: ' ' }, 'IDEMPOTENCY_KEY_REQUIRED input.idempotencyKey'],
  ])('is refused with %s', async (_what, input, problem) => {
    expect(await set(input)).toBe(problem);
  });

  it('is audited as set by whoever set it', async () => {
    await set({ code: 'I14', target: 3 });
    const rows = await trainings.services.store.inActor({ id: 'system:test', offices: [], purpose: 'test' }, (tx) =>
      tx.query<{ actor: string }[]>(`select actor from audit_entry where action = 'indicator.target.set'`),
    );
    expect(rows.at(-1)?.actor).toBe(`person:${person(SECRETARIAT!).id}`);
  });
});

describe('who may set one', () => {
  it('the secretariat of a province: of its committees and of the province', async () => {
    expect(await set({ code: 'I8', of: 'TH57' })).toMatchObject({ version: 1 });
    expect(await set({ code: 'I8', of: committee('PL-TH57').id })).toMatchObject({ version: 1 });
  });

  it.each([
    ['a committee of another province', PHANOM],
    ['another province', 'TH84'],
    ['all committees', null],
    ['a district', 'TH5703'],
    ['nothing', randomUUID()],
    ['no place', 'TH99'],
  ])('not the secretariat of a province of %s, as if there were none', async (_what, of) => {
    expect(await set({ code: 'I8', of })).toBe('NOT_FOUND');
  });

  it('the national desk of whatever there is', async () => {
    for (const whom of [null, 'TH84', PHANOM])
      expect(await set({ code: 'I9', of: whom }, DESK)).toMatchObject({ version: 1 });
    for (const whom of ['TH5703', 'TH99', randomUUID()])
      expect(await set({ code: 'I9', of: whom }, DESK)).toBe('NOT_FOUND');
  });

  it.each(['ck-chair', 'ck-duty', 'ngo-partner', 'lao-houayxay', 'monitor'])('not %s', async (as) => {
    expect(await set({ code: 'I10' }, as)).toBe('FORBIDDEN_ACTION');
  });
});

interface Row {
  readonly code: string;
  readonly level: string;
  readonly definition: string;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly shareOfTarget: number | null;
  readonly figure: { readonly value: number; readonly n: number; readonly suppressed: boolean } | null;
  readonly trend: { readonly period: string; readonly value: number }[];
}
const frames = async (committees: readonly string[], year?: number): Promise<Row[][]> => {
  const { data } = await trainings.send<{ _entities: { resultsFrame: Row[] }[] }>(
    `query ($of: [_Any!]!, $year: Int) { _entities(representations: $of) { ... on Committee { resultsFrame(year: $year) {
       code level definition formula unit baseline target shareOfTarget figure { value n suppressed } trend { period value }
     } } } }`,
    { of: committees.map((id) => ({ __typename: 'Committee', id })), year },
  );
  return data!._entities.map(({ resultsFrame }) => resultsFrame);
};

describe('the results frame of a committee', () => {
  it('tells a new chief from where to where, how far, and the years before', async () => {
    const [rows] = await frames([committee('DL-TH5713').id], 2564);
    const participations = rows!.find(({ code }) => code === 'I3');
    expect(participations).toMatchObject({ level: 'OUTPUT', target: null, shareOfTarget: null });
    expect(participations!.figure).toEqual({ value: 35, n: 35, suppressed: false });
    await set({ of: committee('DL-TH5713').id, financialYear: 2564, baseline: 15, target: 55 });
    const [after] = await frames([committee('DL-TH5713').id], 2564);
    const row = after!.find(({ code }) => code === 'I3')!;
    expect(row).toMatchObject({ baseline: 15, target: 55, shareOfTarget: 50, definition: expect.any(String) });
    const trend = row.trend.map(({ period, value }) => [period, value]);
    expect(trend).toHaveLength(5);
    for (const [at, [period]] of trend.slice(1).entries()) expect(String(period) > String(trend[at]![0])).toBe(true);
  });

  it('has outputs first, then outcomes', async () => {
    const [rows] = await frames([KHONG!], 2563);
    expect(rows!.map(({ code }) => code)).toEqual(['I3', 'I5', 'I12', 'I13', 'I14', 'I4']);
    expect(rows!.find(({ code }) => code === 'I4')!.figure).toMatchObject({ value: 9, n: 40 });
  });

  it('has a row for a target that nothing was recorded of', async () => {
    await set({ of: PHANOM, code: 'I22', financialYear: 2570, target: 2 }, DESK);
    const [rows] = await frames([PHANOM!], 2570);
    expect(rows!.find(({ code }) => code === 'I22')).toMatchObject({ target: 2, figure: null, shareOfTarget: null });
  });

  it('is of its committee alone, whoever else is asked for beside it', async () => {
    const [khong, saen, none] = await frames([KHONG!, SAEN!, randomUUID()], 2563);
    expect([khong, saen]).toEqual([...(await frames([KHONG!], 2563)), ...(await frames([SAEN!], 2563))]);
    expect(khong).not.toEqual(saen);
    expect(none).toEqual([]);
  });

  it('of a year that is none is empty, without one is that which runs', async () => {
    expect((await frames([KHONG!], 12))[0]).toEqual([]);
    expect((await frames([KHONG!]))[0]!.map(({ code }) => code)).toContain('I3');
  });
});
