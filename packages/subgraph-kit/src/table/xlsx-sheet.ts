import { type BadCell, dayOfText, daysAfter, type ErrorCode } from '@hub/vocabulary';
import { readXml } from './read-xml.js';
import { TABLE_MOST, TableError } from './table-error.js';
import type { NumberKind } from './xlsx-parts.js';

/** What the cells of a sheet refer to. */
export interface SheetGround {
  readonly texts: readonly string[];
  readonly kinds: readonly NumberKind[];
  readonly from1904: boolean;
}

export interface Grid {
  readonly rows: string[][];
  readonly bad: BadCell[];
}

const FIRST_DAY = { from1900: '1899-12-30', from1904: '1904-01-01' };
const LAST_SERIAL = 400_000;
const LETTERS = 26;

const placeOf = (reference: string): { row: number; column: number } => {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(reference) ?? [];
  if (!letters || !digits) throw new TableError('TABLE_XLSX_INVALID');
  const column = Array.from(letters).reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
};

const numberText = (value: number): string => String(Number(value.toPrecision(15)));

/** Whoever writes a Buddhist year into a cell of another calendar gets a day 543 years ahead. */
const dayText = (serial: number, from1904: boolean): string | null => {
  if (serial < 1 || serial > LAST_SERIAL) return null;
  return dayOfText(daysAfter(from1904 ? FIRST_DAY.from1904 : FIRST_DAY.from1900, Math.floor(serial)));
};

interface RawCell {
  row: number;
  column: number;
  type: string;
  style: number;
  value: string | null;
  formula: boolean;
}

const readCell = (cell: RawCell, ground: SheetGround): string | { readonly code: ErrorCode } => {
  const { type, value } = cell;
  if (type === 'e') return { code: 'TABLE_CELL_ERROR' };
  if (value === null) return cell.formula ? { code: 'TABLE_CELL_ERROR' } : '';
  if (type === 's') return ground.texts[Number(value)] ?? { code: 'TABLE_CELL_ERROR' };
  if (type === 'b') return value === '1' ? 'true' : 'false';
  if (type === 'd') return dayOfText(value.slice(0, 10)) ?? { code: 'TABLE_CELL_INVALID' };
  if (type !== 'n') return value;
  if (value === '') return '';
  const number = Number(value);
  if (!Number.isFinite(number)) return { code: 'TABLE_CELL_ERROR' };
  const kind = ground.kinds[cell.style] ?? 'PLAIN';
  if (kind === 'DAY') return dayText(number, ground.from1904) ?? { code: 'TABLE_CELL_INVALID' };
  return numberText(kind === 'PERCENT' ? number * 100 : number);
};

class SheetReader {
  readonly rows: string[][] = [];
  readonly bad: BadCell[] = [];
  readonly merged: string[] = [];
  private cells = 0;
  private row = -1;
  private cell: RawCell | null = null;
  private column = -1;
  private within: 'v' | 't' | null = null;

  constructor(private readonly ground: SheetGround) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.row = attributes['r'] ? Number(attributes['r']) - 1 : this.row + 1;
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'mergeCell' && attributes['ref']) this.merged.push(attributes['ref']);
    else if (this.cell && name === 'f') this.cell.formula = true;
    else if (this.cell && (name === 'v' || name === 't')) {
      this.within = name;
      this.cell.value ??= '';
    }
    if (name === 'row') this.column = -1;
  }

  text(more: string): void {
    if (this.within && this.cell) this.cell.value += more;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.within = null;
    if (name !== 'c' || !this.cell) return;
    const { row, column } = this.cell;
    const read = readCell(this.cell, this.ground);
    this.cell = null;
    if (read === '') return;
    if (typeof read !== 'string') this.bad.push({ row, column, code: read.code });
    this.put(row, column, typeof read === 'string' ? read : '');
  }

  put(row: number, column: number, text: string): void {
    this.cells += 1;
    if (!Number.isInteger(row) || row < 0) throw new TableError('TABLE_XLSX_INVALID');
    if (row >= TABLE_MOST.rows || column >= TABLE_MOST.columns || this.cells > TABLE_MOST.cells)
      throw new TableError('TABLE_TOO_LARGE');
    const cells = (this.rows[row] ??= []);
    cells[column] = text;
  }

  private openCell({ r, t, s }: Readonly<Record<string, string>>): void {
    const place = r ? placeOf(r) : { row: this.row, column: this.column + 1 };
    this.column = place.column;
    this.cell = { ...place, type: t ?? 'n', style: Number(s ?? 0), value: null, formula: false };
  }
}

/** What stands in the first of merged cells stands in all of them. */
const spread = (reader: SheetReader): void => {
  for (const reference of reader.merged) {
    const [from, to] = reference.split(':').map(placeOf);
    const text = from && reader.rows[from.row]?.[from.column];
    if (!from || !to || !text) continue;
    const last = { row: Math.min(to.row, TABLE_MOST.rows - 1), column: Math.min(to.column, TABLE_MOST.columns - 1) };
    for (let row = from.row; row <= last.row; row++)
      for (let column = from.column; column <= last.column; column++)
        if (row !== from.row || column !== from.column) reader.put(row, column, text);
  }
};

/** @throws {TableError} */
export const sheetGrid = (part: Buffer, ground: SheetGround): Grid => {
  const reader = new SheetReader(ground);
  readXml(part, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.text(text),
    close: (name) => reader.close(name),
  });
  spread(reader);
  const rows = Array.from(reader.rows, (cells) => Array.from(cells ?? [], (cell) => cell ?? ''));
  return { rows, bad: reader.bad };
};
