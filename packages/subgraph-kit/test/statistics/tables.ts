import fc from 'fast-check';
import type { AdditiveTable, Sum } from '../../src/statistics/additive-table.js';

/** Leaves of one breakdown: for each group the counts of its parts. */
export type Breakdown = readonly (readonly number[])[];

/** Breakdowns of the same records: a group of one part has no parts of its own. All must add up to the same. */
export const tableOf = (breakdowns: readonly Breakdown[]): AdditiveTable => {
  const counts = [breakdowns[0]!.flat().reduce((sum, count) => sum + count, 0)];
  const upper: Sum[] = [];
  const lower: Sum[] = [];
  for (const groups of breakdowns) {
    upper.push({
      total: 0,
      parts: groups.map((group) => counts.push(group.reduce((sum, count) => sum + count, 0)) - 1),
    });
    const { parts } = upper.at(-1)!;
    for (const [index, group] of groups.entries())
      if (group.length > 1) lower.push({ total: parts[index]!, parts: group.map((count) => counts.push(count) - 1) });
  }
  return { counts, sums: [...upper, ...lower] };
};

const count = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 12 }) },
  { weight: 4, arbitrary: fc.integer({ min: 9, max: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: 40, max: 400 }) },
);

const places = fc.array(fc.array(count, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });

/** The same records cut in another way, by weights. */
const cut = (total: number, weights: readonly number[]): number[] => {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let [left, weightLeft] = [total, all];
  return weights.map((weight) => {
    const share = weightLeft === 0 ? left : Math.min(left, Math.round((left * weight) / weightLeft));
    [left, weightLeft] = [left - share, weightLeft - weight];
    return share;
  });
};

const weights = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 })), { minLength: 2, maxLength: 5 });

/** Tables of the shapes that are published: places in districts, and flat breakdowns of the same records. */
export const tables = fc.tuple(places, fc.array(weights, { maxLength: 2 })).map(([tree, flat]) => {
  const total = tree.flat().reduce((sum, each) => sum + each, 0);
  return tableOf([tree, ...flat.map((each) => cut(total, each).map((part) => [part]))]);
});
