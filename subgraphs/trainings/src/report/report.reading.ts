import { formatDay, formatNumber, type Language, textOf } from '@hub/languages';
import type { ReportColumnCode, ReportTableCode } from '@hub/vocabulary';
import type { KeptCell, KeptColumn, KeptTable } from './report.table.js';

/** A cell in the language of its reader. */
export interface ReadCell {
  /** What stands in it; empty where there is nothing to tell. */
  readonly text: string;
  /** The figure, where it is one. */
  readonly value: number | null;
  readonly suppressed: boolean;
  readonly lowerBound: boolean;
}

export interface ReadColumn {
  readonly code: ReportColumnCode;
  readonly title: string;
}

export interface ReadTable {
  readonly code: ReportTableCode;
  readonly title: string;
  readonly columns: readonly ReadColumn[];
  readonly rows: readonly (readonly ReadCell[])[];
  readonly source: string | null;
}

/** A kept table in the language of its reader. */
export const readTable = (language: Language, { code, columns, rows, source }: KeptTable): ReadTable => ({
  ...{ code, source, title: textOf(language, `enums:ReportTableCode.${code}`) },
  columns: columns.map((column) => ({ code: column.code, title: titleOf(language, column) })),
  rows: rows.map((cells) => cells.map((cell) => readCell(language, cell))),
});

const titleOf = (language: Language, { code, period }: KeptColumn): string =>
  period ?? textOf(language, `enums:ReportColumnCode.${code}`);

const readCell = (language: Language, cell: KeptCell): ReadCell => ({
  text: wordsOf(language, cell),
  value: cell.value ?? null,
  suppressed: cell.suppressed ?? false,
  lowerBound: cell.atLeast ?? false,
});

const wordsOf = (language: Language, { key, text, names, day, value, suppressed, atLeast }: KeptCell): string => {
  if (suppressed) return textOf(language, 'terms:reportSuppressed');
  if (value !== undefined) return `${atLeast ? '≥ ' : ''}${formatNumber(value, language)}`;
  if (day !== undefined) return formatDay(day, { language });
  if (key !== undefined) return textOf(language, key);
  return (language === 'th' ? names?.th : undefined) ?? names?.en ?? text ?? '';
};
