/** One sum of a table: the counts of the parts add up to the count of the total. */
export interface Sum {
  /** Index of a cell. */
  readonly total: number;
  /** Indexes of cells, each after the total; each cell is part of one sum at most. */
  readonly parts: readonly number[];
}

/**
 * Counts that belong together, with every sum that holds between them. Cell 0 is everything; each other cell is part
 * of exactly one sum, so that the sums form a tree. A cell that can hold nothing by its definition is no cell.
 */
export interface AdditiveTable {
  readonly counts: readonly number[];
  readonly sums: readonly Sum[];
}

/** What of a table is published: a rounded count, or null where the count is suppressed. In the order of its cells. */
export type PublishedCounts = readonly (number | null)[];

/** Which counts may be published. */
export interface SuppressionRule {
  /** Nobody may narrow a smaller count to fewer possible values than this. */
  readonly k: number;
  /** Published counts are rounded to the nearest multiple, half up. */
  readonly base: number;
}

/** For everything that counts victims, those who report and help them, and suspects, who may turn out to be victims. */
export const VICTIMS_RULE: SuppressionRule = { k: 11, base: 5 };

export const rounded = (count: number, base: number): number => Math.floor(count / base + 0.5) * base;
