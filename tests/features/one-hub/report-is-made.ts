import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { committee } from '@hub/cast';
import { parseCsv } from '@hub/vocabulary';
import type { Client } from '../../scene/client.js';
import { hub } from './hub.js';

const CHIANG_KHONG = committee('DL-TH5703').id;
interface Cell {
  readonly text: string;
  readonly value: number | null;
}
interface Made {
  readonly makeReport: {
    readonly report: {
      readonly id: string;
      readonly tables: readonly {
        readonly code: string;
        readonly title: string;
        readonly rows: readonly { readonly cells: readonly Cell[] }[];
      }[];
    };
  };
}
const MAKE = `mutation ($input: MakeReportInput!) { makeReport(input: $input) {
  report { id tables { code title rows { cells { text value } } } } problems { code } } }`;
const make = async (maker: Client, about: Readonly<Record<string, string>>): Promise<Made['makeReport']['report']> => {
  const { data } = await maker.ask<Made>(MAKE, { input: { idempotencyKey: randomUUID(), ...about } });
  return data!.makeReport.report;
};
const paper = (reader: Client, id: string, form: string): Promise<Response> =>
  fetch(new URL(`/papers/trainings/${id}.${form}?language=th`, hub.ready().endpoints.graphql), {
    headers: { authorization: `Bearer ${reader.token}` },
  });

describe('a report', () => {
  it('on a financial year of a committee says what the graph says, and anybody who signed in takes it along', async () => {
    const focal = await hub.as('ck-focal');
    const report = await make(focal, { committee: CHIANG_KHONG, period: 'FY2563' });
    const { data } = await focal.ask<{
      trainingEvents: { edges: { node: { women: number; men: number; assessment: { change: number } } }[] };
    }>(`{ trainingEvents(committee: "${CHIANG_KHONG}", from: "2019-10-01", until: "2020-09-30", state: REPORTED)
      { edges { node { women men assessment { change } } } } }`);
    const held = data!.trainingEvents.edges.map(({ node }) => node);
    const rows = report.tables.find(({ code }) => code === 'TRAININGS')!.rows.map(({ cells }) => cells);
    expect(held.length).toBeGreaterThan(0);
    expect(rows.slice(0, -1).map((cells) => [cells[3]!.value, cells[4]!.value, cells[8]!.value])).toEqual(
      held.toReversed().map(({ women, men, assessment }) => [women, men, assessment.change]),
    );
    const shelter = await hub.as('shelter-cr');
    const csv = await paper(shelter, report.id, 'csv');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="report-FY2563-1.csv"');
    const records = parseCsv(await csv.text());
    expect(records[0]![0]).toContain('เชียงของ');
    expect(records).toContainEqual(
      rows.at(-1)!.map(({ text, value }) => (value === null ? (text === 'All' ? 'รวม' : text) : String(value))),
    );
    const page = await paper(shelter, report.id, 'html');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('<svg');
    expect((await paper(shelter, report.id, 'xlsx')).headers.get('content-type')).toContain('spreadsheetml');
  });

  it('on a province has the counts of each quarter as they were published', async () => {
    const secretariat = await hub.as('cr-secretariat');
    const report = await make(secretariat, { province: 'TH57', period: '2026-Q3' });
    const { data } = await secretariat.ask<{
      caseStatistics: { cells: { dimensions: { value: string }[]; n: number | null }[] } | null;
    }>('{ caseStatistics(cube: REPORTED_BY_PLACE, period: "2026-Q3") { cells { dimensions { value } n } } }');
    const published =
      data!.caseStatistics?.cells.filter(({ dimensions: [province] }) => province?.value === 'TH57') ?? [];
    const table = report.tables.find(({ code }) => code === 'REPORTS_BY_PLACE');
    const ascending = (figures: readonly (number | null | undefined)[]): number[] =>
      figures.map((figure) => figure ?? -1).toSorted((a, b) => a - b);
    expect(ascending((table?.rows ?? []).map(({ cells }) => cells[1]!.value))).toEqual(
      ascending(published.map(({ n }) => n)),
    );
  });
});
