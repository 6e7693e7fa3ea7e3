import type { AdditiveTable, PublishedCounts, SuppressionRule } from '../../src/statistics/additive-table.js';
import { suppress } from '../../src/statistics/suppression.js';

/** Every publication that some choices make of a table. */
const everyPublication = (table: AdditiveTable, rule: SuppressionRule): PublishedCounts[] => {
  const found: PublishedCounts[] = [];
  let script: number[] = [];
  do {
    const options: number[] = [];
    const next = (cells: readonly number[]): number => cells[script[options.push(cells.length) - 1] ?? 0]!;
    found.push(suppress(table, rule, next));
    script = following(script, options);
  } while (script.length);
  return found;
};

/** The next choices to try; empty when all were. */
const following = (script: readonly number[], options: readonly number[]): number[] => {
  const taken = options.map((_, step) => script[step] ?? 0);
  const last = taken.findLastIndex((choice, step) => choice + 1 < options[step]!);
  return last < 0 ? [] : [...taken.slice(0, last), taken[last]! + 1];
};

/** What somebody finds who knows the whole method and can try every table: the values a cell has, by publication. */
export const valuesByPublication = (
  tables: Iterable<AdditiveTable>,
  rule: SuppressionRule,
): Map<string, readonly Set<number>[]> => {
  const found = new Map<string, Set<number>[]>();
  for (const table of tables)
    for (const published of everyPublication(table, rule)) {
      const key = JSON.stringify(published);
      const values = found.get(key) ?? table.counts.map(() => new Set<number>());
      table.counts.forEach((count, cell) => values[cell]!.add(count));
      found.set(key, values);
    }
  return found;
};
