import { deflateRawSync } from 'node:zlib';
import { TABLE_MOST } from '../table/table-error.js';
import { Zip } from '../table/unzip.js';
import { numberKinds, relationsOf, sharedTexts, workbookOf as partsOf } from '../table/xlsx-parts.js';
import { sheetGrid } from '../table/xlsx-sheet.js';

/** A cell of a workbook: a text, a number with the number of its style, or the XML of something stranger. */
export type WorkbookCell = string | { readonly number: number; readonly style?: number } | { readonly xml: string };

export interface WorkbookSheet {
  readonly rows: readonly (readonly WorkbookCell[])[];
  readonly hidden?: boolean;
  /** Ranges, e.g. `A1:C1`. */
  readonly merged?: readonly string[];
}

/** Styles of numbers that a workbook here has: as they are, days, per cent, and days with a Thai era. */
export const WORKBOOK_STYLES = { plain: 0, day: 1, percent: 2, thaiDay: 3 };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');

const cellXml = (cell: WorkbookCell, texts: string[]): string => {
  if (typeof cell === 'string') return cell === '' ? '<c/>' : `<c t="s"><v>${texts.push(cell) - 1}</v></c>`;
  return 'xml' in cell ? cell.xml : `<c s="${cell.style ?? 0}"><v>${cell.number}</v></c>`;
};

const sheetXml = ({ rows, merged = [] }: WorkbookSheet, texts: string[]): string =>
  `<worksheet><sheetData>${rows
    .map((cells, index) => `<row r="${index + 1}">${cells.map((cell) => cellXml(cell, texts)).join('')}</row>`)
    .join(
      '',
    )}</sheetData><mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`;

const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-107041E]d\\ mmmm\\ bbbb;@"/></numFmts>
  <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${[0, 14, 9, 164].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`;

/** The parts of a workbook with these sheets. */
export const workbookParts = (sheets: readonly WorkbookSheet[]): Record<string, string> => {
  const texts: string[] = [];
  const parts = Object.fromEntries(
    sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, texts)]),
  );
  return {
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr/><sheets>${sheets
      .map(({ hidden }, index) => `<sheet name="s${index}" r:id="rId${index}"${hidden ? ' state="veryHidden"' : ''}/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, index) => `<Relationship Id="rId${index}" Target="worksheets/sheet${index + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml': STYLES,
    ...parts,
    'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
  };
};

/** A zip archive of these members; what is not read by the hub, such as checksums, is left at zero. */
export const zipOf = (members: Readonly<Record<string, string | Buffer>>): Buffer => {
  const [local, list]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(members)) {
    const packed = deflateRawSync(content);
    const [head, entry] = [Buffer.alloc(30), Buffer.alloc(46)];
    head.writeUInt32LE(0x04034b50, 0);
    entry.writeUInt32LE(0x02014b50, 0);
    for (const [bytes, offset] of [
      [head, 8],
      [entry, 10],
    ] as const) {
      bytes.writeUInt16LE(8, offset);
      bytes.writeUInt32LE(packed.length, offset + 10);
      bytes.writeUInt32LE(Buffer.byteLength(content), offset + 14);
      bytes.writeUInt16LE(Buffer.byteLength(name), offset + 18);
    }
    entry.writeUInt32LE(at, 42);
    local.push(head, Buffer.from(name), packed);
    list.push(entry, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(list.length / 2, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, ...list, end]);
};

/** A workbook as a spreadsheet program writes it. */
export const workbookOf = (...sheets: readonly WorkbookSheet[]): Buffer => zipOf(workbookParts(sheets));

/** The rows of each sheet of a workbook, as the hub reads cells. */
export const readWorkbook = (bytes: Buffer): string[][][] => {
  const zip = new Zip(bytes, TABLE_MOST.unpacked);
  const { sheets, from1904 } = partsOf(zip.read('xl/workbook.xml')!);
  const relations = relationsOf(zip.read('xl/_rels/workbook.xml.rels')!);
  const [texts, styles] = [zip.read('xl/sharedStrings.xml'), zip.read('xl/styles.xml')];
  const ground = { texts: texts ? sharedTexts(texts) : [], kinds: styles ? numberKinds(styles) : [], from1904 };
  return sheets.map(({ relation }) => sheetGrid(zip.read(relations.get(relation)!)!, ground).rows);
};
