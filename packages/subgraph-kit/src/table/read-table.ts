import { type BadCell, type HeadedTable, headedTable, type TableColumn } from '@hub/vocabulary';
import { csvTable } from './csv-table.js';
import { TABLE_MOST, TableError } from './table-error.js';
import { UnzipBomb, UnzipError, Zip } from './unzip.js';
import { numberKinds, relationsOf, sharedTexts, workbookOf } from './xlsx-parts.js';
import { type Grid, sheetGrid } from './xlsx-sheet.js';

/** A table with what of its file was left aside. */
export interface FileTable extends HeadedTable {
  /** Sheets that do not show, none of which is read. */
  readonly hiddenSheets: number;
  /** Other sheets that show; only the first is read. */
  readonly otherSheets: number;
}

type SheetCounts = Pick<FileTable, 'hiddenSheets' | 'otherSheets'>;

const ONE_SHEET: SheetCounts = { hiddenSheets: 0, otherSheets: 0 };

/** The first bytes of a zip archive, and of what spreadsheets wrote before, or write with a password. */
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const OLD = Buffer.from('d0cf11e0', 'hex');

const workbookGrid = (bytes: Buffer): Grid & SheetCounts => {
  const zip = new Zip(bytes, TABLE_MOST.unpacked);
  const need = (part: Buffer | null): Buffer => {
    if (!part) throw new TableError('TABLE_XLSX_INVALID');
    return part;
  };
  const { sheets, from1904 } = workbookOf(need(zip.read('xl/workbook.xml')));
  const relations = relationsOf(need(zip.read('xl/_rels/workbook.xml.rels')));
  const shown = sheets.filter(({ hidden }) => !hidden);
  const sheet = need(zip.read(relations.get(shown[0]?.relation ?? '') ?? ''));
  const [texts, styles] = [zip.read('xl/sharedStrings.xml'), zip.read('xl/styles.xml')];
  const ground = { texts: texts ? sharedTexts(texts) : [], kinds: styles ? numberKinds(styles) : [], from1904 };
  return {
    ...sheetGrid(sheet, ground),
    ...{ hiddenSheets: sheets.length - shown.length, otherSheets: shown.length - 1 },
  };
};

const gridOf = (bytes: Buffer): Grid & SheetCounts => {
  if (bytes.length > TABLE_MOST.bytes) throw new TableError('TABLE_TOO_LARGE');
  if (bytes.subarray(0, OLD.length).equals(OLD)) throw new TableError('TABLE_KIND_UNKNOWN');
  if (!bytes.subarray(0, ZIP.length).equals(ZIP)) return { rows: csvTable(bytes), bad: [], ...ONE_SHEET };
  try {
    return workbookGrid(bytes);
  } catch (error) {
    if (error instanceof UnzipBomb) throw new TableError('TABLE_TOO_LARGE');
    if (error instanceof UnzipError) throw new TableError('TABLE_XLSX_INVALID');
    throw error;
  }
};

/** A cell that says too much says nothing. */
const longCells = (rows: readonly (readonly string[])[]): BadCell[] =>
  rows.flatMap((cells, row) =>
    cells.flatMap((cell, column): BadCell[] =>
      cell.length > TABLE_MOST.characters ? [{ row, column, code: 'TABLE_CELL_INVALID' }] : [],
    ),
  );

/** A file that is not read as a table, and why; row 0 is all of it. */
export const refusedTable = (code: TableError['code'], row = 0): FileTable => ({
  ...{ rows: [], rejections: [{ row, column: null, code }], notRead: [] },
  ...ONE_SHEET,
});

/**
 * Reads a table from CSV (UTF-8, UTF-16 or Windows-874; between cells a comma, a semicolon or a tab) or from the first
 * sheet of an XLSX that shows. Of a formula only its stored result is read. Never throws for what stands in a file.
 * @example readTable(bytes, [{ name: 'name', headings: ['ชื่อ', 'Name'], required: true }]).rows
 */
export const readTable = (bytes: Buffer, columns: readonly TableColumn[]): FileTable => {
  try {
    const { rows, bad, ...counts } = gridOf(bytes);
    return { ...headedTable(rows, columns, [...bad, ...longCells(rows)]), ...counts };
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return refusedTable(error.code, error.row);
  }
};
