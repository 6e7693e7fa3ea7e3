import { formatDate, formatDay, type Language, textOf } from '@hub/languages';
import { type AskedPaper, type HubContext, HubError, type Paper, type PaperDoor, paperOf } from '@hub/subgraph-kit';
import { csvOf } from './report.csv.js';
import { reportPage } from './report.page.js';
import { readTable } from './report.reading.js';
import { rowById } from './report.reference.js';
import { reportPeriodOf } from './report.rules.js';
import type { ReportRow } from './report.store.js';
import { workbookOf } from './report.workbook.js';

const give = async ({ id, form, language }: AskedPaper, context: HubContext): Promise<Paper> => {
  const report = await context.load(rowById, id);
  if (!report) throw new HubError('NOT_FOUND');
  const name = `report-${report.period}-${report.version}`;
  const heading = headingOf(language, report);
  const tables = report.tables.map((table) => readTable(language, table));
  if (form === 'csv') return { name, bytes: csvOf(heading, tables) };
  if (form === 'xlsx') return { name, bytes: await workbookOf(heading, tables) };
  return paperOf(name, reportPage(language, heading, tables), { form, context });
};

/** What a report is, and by which rules it was made. */
const headingOf = (language: Language, { names, period, version, made_at }: ReportRow): string[] => {
  const term = (key: string): string => textOf(language, `terms:${key}`);
  const covered = reportPeriodOf(period);
  const day = (iso: string): string => formatDay(iso, { language });
  return [
    `${term('report')}: ${(language === 'th' ? names.th : null) ?? names.en}`,
    covered ? `${covered.label}: ${day(covered.firstDay)} – ${day(covered.lastDay)}` : period,
    `${term('reportVersion')} ${version}, ${formatDate(made_at, { language, time: true })}`,
    term('reportRules'),
  ];
};

/** Reports as pages and as tables, for everybody. */
export const reportPapers: PaperDoor = { forms: ['html', 'pdf', 'csv', 'xlsx'], give };
