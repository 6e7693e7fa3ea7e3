import type { AdditiveTable, PublishedCounts, Sum, SuppressionRule } from './additive-table.js';

/** The values a count can have, both ends included, for somebody who reads everything that is published. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** More than any table counts; stands for "nothing is known". */
const UNBOUNDED = 1e9;

export const widthOf = ({ low, high }: Range): number => high - low + 1;

/** What can be known of the cells of a table. */
export interface Knowable {
  /** Of each cell, by everything published. */
  readonly cells: readonly Range[];
  /** Of each cell, by its own count and what is published below it. */
  readonly fromBelow: readonly Range[];
}

const sumOf = (ranges: readonly Range[]): Range => ({
  low: ranges.reduce((sum, { low }) => sum + low, 0),
  high: ranges.reduce((sum, { high }) => sum + high, 0),
});

const both = (a: Range, b: Range): Range => ({ low: Math.max(a.low, b.low), high: Math.min(a.high, b.high) });

/** What a published count says by itself: its rounding, and that it is not a small one. */
const own = (count: number | null, { k, base }: SuppressionRule): Range =>
  count === null
    ? { low: 0, high: UNBOUNDED }
    : { low: Math.max(k, count - Math.floor(base / 2)), high: count + Math.ceil(base / 2) - 1 };

/**
 * The exact range of every cell. The sums form a tree, so that one pass up and one pass down find all there is to find:
 * each value of a range belongs to some table with the same publication.
 */
export const knowable = (sums: readonly Sum[], published: PublishedCounts, rule: SuppressionRule): Knowable => {
  const fromBelow = published.map((count) => own(count, rule));
  const refined = sums.flatMap((sum) =>
    withHiddenGroup(sum, published, () => fromBelow.push({ low: rule.k, high: UNBOUNDED }) - 1),
  );
  for (const { total, parts } of refined.toReversed())
    fromBelow[total] = both(fromBelow[total]!, sumOf(parts.map((part) => fromBelow[part]!)));
  const cells = [...fromBelow];
  for (const { total, parts } of refined) {
    const all = sumOf(parts.map((part) => fromBelow[part]!));
    const { low, high } = cells[total]!;
    for (const part of parts) {
      const it = fromBelow[part]!;
      cells[part] = both(it, { low: low - (all.high - it.high), high: high - (all.low - it.low) });
    }
  }
  return { cells, fromBelow };
};

/** The only part of a sum that is published tells that the others together are not few. */
const withHiddenGroup = (sum: Sum, published: PublishedCounts, newGroup: () => number): readonly Sum[] => {
  const { total, parts } = sum;
  const hidden = parts.filter((part) => published[part] === null);
  const [shown, ...more] = parts.filter((part) => published[part] !== null);
  if (shown === undefined || more.length || !hidden.length) return [sum];
  const group = newGroup();
  return [
    { total, parts: [shown, group] },
    { total: group, parts: hidden },
  ];
};

/** The range of a sum without one of its parts. */
export const rangeOfRest = ({ total, parts }: Sum, without: number, cells: readonly Range[]): Range => {
  const rest = sumOf(parts.filter((part) => part !== without).map((part) => cells[part]!));
  const { low, high } = cells[without]!;
  return both(rest, { low: cells[total]!.low - high, high: cells[total]!.high - low });
};

/** Small counts of a table that are in nobody's cell: of each sum what is left without one part, if anything can be. */
export const smallRests = (
  { counts, sums }: AdditiveTable,
  { k }: SuppressionRule,
): { readonly sum: Sum; readonly without: number }[] =>
  sums
    .filter(({ parts }) => parts.length > 1)
    .flatMap((sum) =>
      sum.parts.filter((part) => counts[sum.total]! - counts[part]! < k).map((without) => ({ sum, without })),
    );
