import { TABLE_MOST, TableError } from './table-error.js';
import { readXml } from './read-xml.js';

export interface Workbook {
  /** True where days are counted from 1904. */
  readonly from1904: boolean;
  readonly sheets: readonly { readonly relation: string; readonly hidden: boolean }[];
}

export const workbookOf = (part: Buffer): Workbook => {
  let from1904 = false;
  const sheets: { relation: string; hidden: boolean }[] = [];
  readXml(part, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      if (relation) sheets.push({ relation, hidden: (attributes['state'] ?? 'visible') !== 'visible' });
    },
  });
  return { from1904, sheets };
};

/** Where parts are, by the names that the workbook has for them. */
export const relationsOf = (part: Buffer): Map<string, string> => {
  const found = new Map<string, string>();
  readXml(part, {
    open: (name, { Id: id, Target: target }) => {
      if (name !== 'Relationship' || !id || !target) return;
      found.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return found;
};

/** Texts that cells point to by their number; readings that stand beside a text are no part of it. */
export const sharedTexts = (part: Buffer): string[] => {
  const texts: string[] = [];
  let text = '';
  let [isText, reading] = [false, false];
  readXml(part, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') reading = true;
      isText = name === 't' && !reading;
    },
    text: (more) => {
      if (isText) text += more;
    },
    close: (name) => {
      isText = false;
      if (name === 'rPh') reading = false;
      if (name === 'si') texts.push(text);
      if (texts.length > TABLE_MOST.cells) throw new TableError('TABLE_TOO_LARGE');
    },
  });
  return texts;
};

export type NumberKind = 'PLAIN' | 'DAY' | 'PERCENT';

const DAY_FORMATS: readonly (readonly [number, number])[] = [
  [14, 17],
  [22, 22],
  [27, 31],
  [34, 36],
  [50, 58],
  [71, 74],
  [77, 77],
  [81, 81],
];
const PERCENT_FORMATS = [9, 10];

const kindOf = (format: number, own: ReadonlyMap<number, string>): NumberKind => {
  const code = own.get(format);
  if (code === undefined) {
    if (PERCENT_FORMATS.includes(format)) return 'PERCENT';
    return DAY_FORMATS.some(([first, last]) => format >= first && format <= last) ? 'DAY' : 'PLAIN';
  }
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  if (/[ydb]/i.test(bare)) return 'DAY';
  return bare.includes('%') ? 'PERCENT' : 'PLAIN';
};

/** What the numbers of each style mean. */
export const numberKinds = (part: Buffer): NumberKind[] => {
  const own = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  readXml(part, {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) formats.push(Number(attributes['numFmtId'] ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats.map((format) => kindOf(format, own));
};
