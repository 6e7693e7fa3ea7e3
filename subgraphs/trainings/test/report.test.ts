import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { office, people } from '@hub/cast';
import { HubContext, type RecordedFigure, systemActor } from '@hub/subgraph-kit';
import { everyRow } from '@hub/subgraph-kit/testing';
import { type IndicatorCode, TRUSTED_DOCUMENTS } from '@hub/vocabulary';
import { appendFigures } from '../src/recorded-figure/recorded-figure.store.js';
import type { FigureAnswer } from '../src/report/report.answers.js';
import { CHIANG_KHONG, REPORT, RISKY, type SeenReport, type SeenTable, startReports } from './report-scene.js';

let scene: Awaited<ReturnType<typeof startReports>>;
beforeAll(async () => {
  scene = await startReports();
});
afterAll(() => scene.stop());
beforeEach(() => {
  scene.gateway.asked.length = 0;
});

const made = async (input: Readonly<Record<string, unknown>> = {}, by?: string): Promise<SeenReport> =>
  (await scene.make(input, by)).data!.makeReport.report!;
const problemOf = async (input: Readonly<Record<string, unknown>>, by?: string) => {
  const { data, errors } = await scene.make(input, by);
  return data?.makeReport.problems[0] ?? errors![0]!.extensions.code;
};
const tableOf = ({ tables }: SeenReport, code: string): SeenTable => tables.find((table) => table.code === code)!;
const textsOf = (table: SeenTable): string[][] => table.rows.map(({ cells }) => cells.map(({ text }) => text));
const PROVINCE = { committee: null, province: 'TH57' };
const HUB = { committee: null };
const FIGURES = TRUSTED_DOCUMENTS['report-figures'].text;
interface FrameRow {
  readonly code: string;
  readonly figure: { readonly value: number | null; readonly suppressed: boolean } | null;
}

describe('a report of a committee', () => {
  it('says what the graph answers to the office it is made for', async () => {
    const report = await made();
    expect(report).toMatchObject({
      ...{ subject: 'COMMITTEE', committee: { id: CHIANG_KHONG }, province: null, version: 1 },
      period: { code: '2026-Q2', label: 'FY2569 Q3', from: '2026-04-01', until: '2026-06-30' },
    });
    expect(report.tables.map(({ code }) => code)).toEqual(['FIGURES', 'TRAININGS', 'PARTICIPANTS', 'REPORTS_BY_PLACE']);
    expect(new Set(scene.gateway.asked.map((asked) => asked.office))).toEqual(
      new Set([office('DL-TH5703', 'FOCAL_POINT').id]),
    );
    expect(scene.gateway.asked.find(({ path }) => path.endsWith('report-trainings'))!.variables).toEqual({
      ...{ committee: CHIANG_KHONG, place: null, from: '2026-04-01', until: '2026-06-30', after: null },
    });
  });

  it('lists trainings that were held, from all pages, with their change weighted by who came', async () => {
    expect(textsOf(tableOf(await made(), 'TRAININGS'))).toEqual([
      ['10 April 2026', 'Basics', 'Chiang Khong committee', '5', '5', '10', '', '', ''],
      ['20 May 2026', RISKY, 'Chiang Khong committee', '30', '10', '40', '50', '64', '14'],
      ['', 'All', '', '35', '15', '50', '', '', '14'],
    ]);
  });

  it('has its own district of the published counts and no other', async () => {
    const table = tableOf(await made(), 'REPORTS_BY_PLACE');
    expect([table.columns.map(({ title }) => title), textsOf(table), table.source]).toEqual([
      ['What', 'FY2569 Q3'],
      [['Chiang Khong', '15']],
      'Cases of the hub',
    ]);
  });

  it('tells of indicators what the records say in the period and up to now, beside its target; none that is unknown', async () => {
    const table = tableOf(await made(), 'FIGURES');
    expect(table.columns.map(({ code }) => code)).toEqual([
      ...['INDICATOR', 'UNIT', 'RECORDED', 'OBSERVATIONS', 'TO_DATE', 'TARGET', 'NOTE'],
    ]);
    expect(textsOf(table)).toEqual([
      ['Participations in capacity building', 'participations', '50', '50', '311', '60', ''],
      [expect.any(String), 'minutes', 'withheld', '', '', '', ''],
    ]);
    expect(scene.gateway.asked.find(({ path }) => path.endsWith('report-figures'))!.variables).toEqual({
      ...{ of: CHIANG_KHONG, period: 'FY2569-Q3' },
    });
  });
});

it('a report of a province has its districts, and a count that is withheld stays so', async () => {
  const report = await made(PROVINCE, 'cr-secretariat');
  expect(textsOf(tableOf(report, 'REPORTS_BY_PLACE'))).toEqual([
    ['Chiang Khong', '15'],
    ['Thoeng', 'withheld'],
    ['All', '25'],
  ]);
  expect(tableOf(report, 'REPORTS_BY_PLACE').rows[1]!.cells[1]).toMatchObject({ value: null, suppressed: true });
  expect(textsOf(tableOf(report, 'OPERATIONS_BY_PLACE'))).toEqual([['All', '2']]);
  expect(report.tables.map(({ code }) => code)).not.toContain('REPORTS_BY_CATEGORY');
});

it('a report on everything has what was published beside the records, and marks what is "at least"', async () => {
  const table = tableOf(await made(HUB, 'national-desk'), 'FIGURES');
  const at = table.columns.findIndex(({ code }) => code === 'PUBLISHED');
  expect(table.rows.map(({ cells }) => cells[at])).toEqual([
    { text: '≥ 70', value: 70, suppressed: false, lowerBound: true },
    { text: '', value: null, suppressed: false, lowerBound: false },
    { text: '', value: null, suppressed: false, lowerBound: false },
  ]);
});

it('a report and the results frame have the figures of the graph, whoever keeps the records', async () => {
  const of = (code: IndicatorCode, whom: string, period: string, value: number | null): RecordedFigure => ({
    ...{ code, of: whom, period, value, n: value, suppressed: value === null, lowerBound: period === 'TO_DATE' },
    ...{ asOf: '2026-06-30', scope: 'Persons', source: 'Case records of the hub', parts: [] },
  });
  const told = (
    [
      ['I6', 25],
      ['I7', 40],
      ['I18', null],
      ['I19', 32],
      ['I23_REFERRAL_FEEDBACK', 80],
    ] as const
  ).flatMap(([code, value]) =>
    ['ALL', CHIANG_KHONG].flatMap((whom) => [
      ...['FY2569-Q3', 'FY2569', 'TO_DATE'].map((period) => of(code, whom, period, value)),
    ]),
  );
  await scene.trainings.services.store.inActor(systemActor('test'), (tx) =>
    appendFigures(tx, 'cases', { figures: told, at: new Date() }),
  );
  const path = '/documents/report-figures';
  const answer = scene.gateway.answers.get(path)!;
  for (const [whom, as, input] of [
    [null, 'national-desk', HUB],
    [CHIANG_KHONG, 'ck-focal', {}],
  ] as const) {
    const variables = { of: whom, period: 'FY2569-Q3' };
    const graph = await scene.trainings.send<{ indicators: FigureAnswer[] }>(FIGURES, variables);
    scene.gateway.answers.set(path, () => graph as { data: object });
    const table = tableOf(await made({ ...input }, as), 'FIGURES');
    scene.gateway.answers.set(path, answer);
    const at = (column: string) => table.columns.findIndex(({ code }) => code === column);
    const shown = ({ recorded, toDate }: FigureAnswer) => [recorded, toDate].map((each) => each?.value ?? null);
    const known = graph.data!.indicators.filter(
      (each) => each.recorded ?? each.toDate ?? (whom ? null : each.published[0]),
    );
    expect(table.rows.map(({ cells }) => [cells[at('RECORDED')]!.value, cells[at('TO_DATE')]!.value])).toEqual(
      known.map(shown),
    );
    for (const { code, value } of told) {
      const row = table.rows[known.findIndex((each) => each.code === code)]!.cells;
      expect(row[at('RECORDED')]).toMatchObject({ value, suppressed: value === null, lowerBound: false });
      expect(row[at('TO_DATE')]).toMatchObject({ value, suppressed: value === null, lowerBound: value !== null });
    }
  }
  const frame = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Committee {
    resultsFrame(year: 2569) { code figure { value suppressed } } } } }`;
  const { data } = await scene.trainings.send<{ _entities: [{ resultsFrame: FrameRow[] }] }>(frame, {
    of: [{ __typename: 'Committee', id: CHIANG_KHONG }],
  });
  const rows = new Map(data!._entities[0].resultsFrame.map(({ code, figure }) => [code, figure]));
  for (const { code, value } of told) expect(rows.get(code)).toEqual({ value, suppressed: value === null });
});

it('a report of a year has its quarters one by one, a blank for one that has no table, and no sum of them', async () => {
  const table = tableOf(await made({ ...HUB, period: 'FY2569' }, 'national-desk'), 'REPORTS_BY_CATEGORY');
  expect(table.columns.map(({ title }) => title)).toEqual(['What', ...[1, 2, 3, 4].map((nth) => `FY2569 Q${nth}`)]);
  expect(textsOf(table)).toEqual([
    ['Labour exploitation', '40', '', '40', '40'],
    ['Other', 'withheld', '', 'withheld', 'withheld'],
    ['All', '60', '', '60', '60'],
  ]);
});

describe('a report that is made', () => {
  it('is the same under its key, and the next of its kind has the next version', async () => {
    const [first, again] = [
      await made({ idempotencyKey: 'once', period: '2025-Q4' }),
      await made({ idempotencyKey: 'once', period: '2025-Q4' }),
    ];
    expect(again.id).toBe(first.id);
    expect(await problemOf({ idempotencyKey: 'once', period: '2025-Q3' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    const versions = await Promise.all([1, 2, 3].map(async () => (await made({ period: '2025-Q4' })).version));
    expect(versions.toSorted((a, b) => a - b)).toEqual([2, 3, 4]);
  });

  it('stays as it was made, whatever the graph says later', async () => {
    const report = await made();
    const path = '/documents/report-figures';
    const answer = scene.gateway.answers.get(path)!;
    scene.gateway.answers.set(path, () => ({ data: { indicators: [] } }));
    const later = await made();
    scene.gateway.answers.set(path, answer);
    const query = `query ($id: ID!) { report(id: $id) { ${REPORT} } }`;
    const { data } = await scene.trainings.send<{ report: SeenReport }>(query, { id: report.id });
    expect(data!.report).toEqual(report);
    expect(later.tables.map(({ code }) => code)).not.toContain('FIGURES');
    const sql = 'update report set version = 9';
    const asHub = new HubContext(scene.callerOf('national-desk'), scene.trainings.services);
    await expect(asHub.asSystem('test', (tx) => tx.query(sql))).rejects.toThrow(/permission denied/);
    await expect(everyRow(scene.trainings, sql)).rejects.toThrow(/append-only/);
  });

  it('is listed for everybody, latest first, by what it is about', async () => {
    const of = async (filter: string): Promise<string[]> => {
      const { data } = await scene.trainings.send<{ reports: { edges: { node: SeenReport }[] } }>(
        `{ reports${filter} { edges { node { id subject } } } }`,
      );
      return data!.reports.edges.map(({ node }) => node.subject);
    };
    await made(PROVINCE, 'cr-secretariat');
    expect((await of(''))[0]).toBe('PROVINCE');
    expect(new Set(await of(`(committee: "${CHIANG_KHONG}")`))).toEqual(new Set(['COMMITTEE']));
    expect(new Set(await of('(province: "TH57")'))).toEqual(new Set(['PROVINCE']));
    expect(await of('(committee: "nobody")')).toEqual([]);
  });

  it('is whole or is not made', async () => {
    const path = '/documents/report-cases';
    const answer = scene.gateway.answers.get(path)!;
    scene.gateway.answers.delete(path);
    const refused = await problemOf({ idempotencyKey: 'away' });
    scene.gateway.answers.set(path, answer);
    expect(refused).toBe('SUBGRAPH_UNAVAILABLE');
    expect((await made({ idempotencyKey: 'away' })).tables).not.toHaveLength(0);
  });
});

describe('nobody makes a report', () => {
  it.each([
    ['on a quarter that is not over', { period: '2099-Q4' }, 'REPORT_PERIOD_OPEN', 'input.period'],
    ['on a year that is not over', { period: 'FY2599' }, 'REPORT_PERIOD_OPEN', 'input.period'],
    ['on what is no period', { period: '2026-07' }, 'INPUT_INVALID', 'input.period'],
    ['without a key', { idempotencyKey: ' ' }, 'IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey'],
  ])('%s', async (_what, input, code, field) => {
    expect(await problemOf(input)).toEqual({ code, field });
    expect(scene.gateway.asked).toEqual([]);
  });

  it.each([
    ['a committee', {}, ['ck-chair', 'ck-focal', 'cr-chair', 'cr-secretariat', 'national-desk']],
    ['a province', PROVINCE, ['cr-chair', 'cr-secretariat', 'national-desk']],
    ['everything', HUB, ['national-desk']],
  ])('on %s but offices that answer for it', async (_what, input, expected) => {
    const makers: string[] = [];
    for (const { key } of people) {
      const refusal = await problemOf({ ...input, idempotencyKey: ' ' }, key);
      if (typeof refusal !== 'string') makers.push(key);
      else expect(['NOT_FOUND', 'FORBIDDEN_ACTION']).toContain(refusal);
    }
    expect(makers.sort()).toEqual([...expected].sort());
  });

  it('on what there is not', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await problemOf({ committee: nobody }, 'national-desk')).toBe('NOT_FOUND');
    expect(await problemOf({ committee: null, province: 'TH99' }, 'national-desk')).toBe('NOT_FOUND');
    expect(await problemOf({ committee: null, province: 'TH5703' }, 'national-desk')).toBe('NOT_FOUND');
  });
});
