import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readWorkbook } from '@hub/subgraph-kit/testing';
import { parseCsv } from '@hub/vocabulary';
import { REPORT, RISKY, type SeenReport, type SeenTable, startReports } from './report-scene.js';

const BROWSER = [process.env['HUB_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);

let scene: Awaited<ReturnType<typeof startReports>>;
let report: SeenReport;
beforeAll(async () => {
  scene = await startReports(BROWSER ? { HUB_CHROMIUM: BROWSER } : {});
  report = (await scene.make({ committee: null, period: 'FY2569' }, 'national-desk')).data!.makeReport.report!;
});
afterAll(() => scene.stop());

const paper = async (form: string, language = 'en'): Promise<Response> =>
  scene.trainings.getFile(`/papers/${report.id}.${form}?language=${language}`, scene.callerOf('shelter-cr'));
const bytesOf = async (form: string, language?: string): Promise<Buffer> =>
  Buffer.from(await (await paper(form, language)).arrayBuffer());
const inThai = async (): Promise<readonly SeenTable[]> => {
  const query = `query ($id: ID!) { report(id: $id) { ${REPORT} } }`;
  const { data } = await scene.trainings.inLanguage('th').send<{ report: SeenReport }>(query, { id: report.id });
  return data!.report.tables;
};
/** What a table says as records: figures as they are, everything else in words. */
const recordsOf = ({ title, columns, rows }: SeenTable): string[][] => [
  [title],
  columns.map((column) => column.title),
  ...rows.map(({ cells }) => cells.map(({ text, value }) => (value === null ? text : String(value)))),
];

/** A sheet keeps no blank cells at the end of a row. */
const withoutBlankEnd = (cells: readonly string[]): string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);

describe.each(['en', 'th'])('a report in %s', (language) => {
  it('has the same figures as a CSV and as a workbook as it has in the graph', async () => {
    const tables = language === 'th' ? await inThai() : report.tables;
    const records = parseCsv((await bytesOf('csv', language)).toString('utf8'));
    expect(records.slice(4)).toEqual(tables.flatMap(recordsOf));
    const [first, ...sheets] = readWorkbook(await bytesOf('xlsx', language));
    expect(first).toHaveLength(4);
    expect(sheets).toEqual(tables.map((table) => recordsOf(table).slice(1).map(withoutBlankEnd)));
  });

  it('has them on a page, each table with its title, what is withheld in words and never as a figure', async () => {
    const page = (await bytesOf('html', language)).toString('utf8');
    for (const { title, rows } of language === 'th' ? await inThai() : report.tables) {
      expect(page).toContain(`<h2>${title}</h2>`);
      const cells = rows.flatMap((row) => row.cells.map(({ text }) => text)).filter((text) => text && text !== RISKY);
      expect(cells.filter((text) => !page.includes(text.replaceAll('"', '&quot;')))).toEqual([]);
    }
    expect(page).toContain(language === 'th' ? 'ไม่แสดง' : 'withheld');
  });
});

it('a page has charts of what may be told, and nothing that runs or loads', async () => {
  const response = await paper('html');
  const page = await response.text();
  expect(response.headers.get('paper-style')).toMatch(/^sha256-/);
  expect(page.match(/<svg /g)?.length).toBeGreaterThan(2);
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toMatch(/<script|<img|<link|href=|url\(|@import| style="/);
});

it('a name that a spreadsheet would run as a formula is text in every form', async () => {
  const csv = (await bytesOf('csv')).toString('utf8');
  expect(csv).toContain(`"'${RISKY.replaceAll('"', '""')}"`);
  const cells = readWorkbook(await bytesOf('xlsx')).flat(2);
  expect(cells).toContain(RISKY);
});

it('is found by nobody under another id, nor in another form', async () => {
  const at = async (path: string): Promise<number> =>
    (await scene.trainings.getFile(path, scene.callerOf('national-desk'))).status;
  expect(await at(`/papers/00000000-0000-4000-8000-000000000000.csv?language=en`)).toBe(404);
  expect(await at(`/papers/${report.id}.ods?language=en`)).toBe(404);
});

it('is printed where there is a browser, and otherwise says that it is not', async () => {
  const response = await paper('pdf', 'th');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([response.status, bytes.subarray(0, 5).toString('latin1')]).toEqual(
    BROWSER ? [200, '%PDF-'] : [503, expect.stringContaining('{')],
  );
});
