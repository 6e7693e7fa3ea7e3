import { BYTE_ORDER_MARK, writeCsv } from '@hub/vocabulary';
import type { ReadTable } from './report.reading.js';

/**
 * The tables of a report as one CSV, each with its title, its columns and a blank line after it; figures are as they
 * are, without the signs of a language.
 */
export const csvOf = (heading: readonly string[], tables: readonly ReadTable[]): Buffer =>
  Buffer.from(
    BYTE_ORDER_MARK +
      writeCsv([
        ...heading.map((line) => [line]),
        ...tables.flatMap(({ title, columns, rows }) => [
          [''],
          [title],
          columns.map((column) => column.title),
          ...rows.map((cells) => cells.map(({ text, value }) => (value === null ? text : String(value)))),
        ]),
      ]),
  );
