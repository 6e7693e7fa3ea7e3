import type { AdditiveTable, PublishedCounts } from '../../src/statistics/additive-table.js';
import { maximum } from './linear-program.js';

/** Something that somebody found out: a count, or what a sum leaves without a part, has too few possible values. */
export interface Finding {
  readonly what: string;
  readonly truth: number;
  readonly low: number;
  readonly high: number;
}

/** How published counts are rounded, and below which they never are. */
export interface Method {
  readonly k: number;
  readonly base: number;
}

/**
 * Somebody who has the whole publication and knows how it is made: how counts are rounded, that none below k is shown,
 * and that no shown part leaves a small rest. Solves the linear program over the cells that have no parts; its matrix
 * is one of trees, so that its ends are whole numbers.
 */
export const attack = (table: AdditiveTable, published: PublishedCounts, method: Method): Finding[] => {
  const system = new System(table, published, method);
  const cells = [...published.keys()].flatMap((cell) =>
    published[cell] === null ? [{ what: `cell ${cell}`, truth: table.counts[cell]!, row: system.made(cell) }] : [],
  );
  const rests = table.sums.flatMap(({ total, parts }) =>
    parts.flatMap((part) => {
      const truth = table.counts[total]! - table.counts[part]!;
      if (parts.length < 2 || truth >= method.k) return [];
      const row = addAll(parts.filter((each) => each !== part).map((each) => system.made(each)));
      return [{ what: `sum ${total} without ${part}`, truth, row }];
    }),
  );
  return [...cells, ...rests]
    .map(({ row, ...each }) => ({ ...each, ...system.rangeOf(row, each.truth) }))
    .filter(({ low, high }) => high - low + 1 < method.k);
};

/** What the same adversary finds of each cell. */
export const rangesFound = (
  table: AdditiveTable,
  published: PublishedCounts,
  method: Method,
): { low: number; high: number }[] => {
  const system = new System(table, published, method);
  return table.counts.map((truth, cell) => system.rangeOf(system.made(cell), truth));
};

const addAll = (rows: readonly (readonly number[])[]): number[] =>
  rows[0]!.map((_, column) => rows.reduce((sum, row) => sum + row[column]!, 0));

const minus = (row: readonly number[]): number[] => row.map((each) => -each);

class System {
  private readonly leaves: readonly number[];
  private readonly limits: readonly { row: number[]; bound: number }[];

  constructor(
    private readonly table: AdditiveTable,
    published: PublishedCounts,
    { k, base }: Method,
  ) {
    const { counts, sums } = table;
    const totals = new Set(sums.map(({ total }) => total));
    this.leaves = [...counts.keys()].filter((cell) => !totals.has(cell));
    const within = (row: number[], truth: number, { low, high }: { low: number; high: number }) => [
      { row, bound: high - truth },
      { row: minus(row), bound: truth - low },
    ];
    this.limits = [
      ...this.leaves.map((cell) => ({ row: minus(this.made(cell)), bound: counts[cell]! })),
      // the same total, told in several ways, is the same
      ...sums.flatMap(({ total, parts }) => {
        const row = addAll([addAll(parts.map((part) => this.made(part))), minus(this.made(total))]);
        return row.some((each) => each !== 0) ? within(row, 0, { low: 0, high: 0 }) : [];
      }),
      ...published.flatMap((count, cell) => {
        if (count === null) return [];
        const told = Array.from({ length: 2 * base }, (_, index) => count - base + index).filter(
          (value) => value >= k && Math.round(value / base) * base === count,
        );
        return within(this.made(cell), counts[cell]!, { low: told[0]!, high: told.at(-1)! });
      }),
      // no published part leaves a small rest of its sum
      ...sums.flatMap(({ total, parts }) =>
        parts.flatMap((part) => {
          if (published[part] === null || parts.length < 2) return [];
          const rest = addAll([this.made(total), minus(this.made(part))]);
          return [{ row: minus(rest), bound: counts[total]! - counts[part]! - k }];
        }),
      ),
    ];
  }

  /** A cell as a sum of cells without parts. */
  made(cell: number): number[] {
    const below = this.table.sums.find(({ total }) => total === cell);
    if (below) return addAll(below.parts.map((part) => this.made(part)));
    return this.leaves.map((leaf) => (leaf === cell ? 1 : 0));
  }

  /** Found around the truth, which the adversary need not know: any point of the polytope would do. */
  rangeOf(row: readonly number[], truth: number): { low: number; high: number } {
    return {
      low: Math.max(0, Math.ceil(truth - maximum(minus(row), this.limits) - 1e-6)),
      high: Math.floor(truth + maximum(row, this.limits) + 1e-6),
    };
  }
}
