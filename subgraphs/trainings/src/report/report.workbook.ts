import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { ReadTable } from './report.reading.js';

/** What the name of a sheet may not have, and how long it may be. */
const NO_SHEET_NAME = /[\\/?*[\]:]/g;
const SHEET_NAME_MAX = 31;

/** The tables of a report as a workbook: what it is on the first sheet, then a sheet for each table. */
export const workbookOf = async (heading: readonly string[], tables: readonly ReadTable[]): Promise<Buffer> => {
  const sheets = [
    { sheet: '1', data: heading.map((line) => [wordCell(line)]) },
    ...tables.map(({ title, columns, rows }, at) => ({
      sheet: `${at + 2} ${title.replace(NO_SHEET_NAME, ' ')}`.slice(0, SHEET_NAME_MAX),
      data: [
        columns.map((column) => ({ ...wordCell(column.title), fontWeight: 'bold' as const })),
        ...rows.map((cells) =>
          cells.map(({ text, value }): Cell => (value === null ? wordCell(text) : { type: Number, value })),
        ),
      ],
    })),
  ];
  return writeXlsxFile(sheets).toBuffer();
};

/** A text that no spreadsheet takes for a formula: cells of a workbook say what they are. */
const wordCell = (value: string) => ({ type: String, value });
