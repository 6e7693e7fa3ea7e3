import { type AdditiveTable, type PublishedCounts, rounded, type Sum, type SuppressionRule } from './additive-table.js';
import { knowable, type Knowable, rangeOfRest, smallRests, widthOf } from './knowable.js';

/** Picks one of some cells, never none. Must be unpredictable, for a reader may know everything else of the method. */
export type Choice = (cells: readonly number[]) => number;

/** Cells that may not be shown for what they say themselves: small ones, and those that leave a small rest of a sum. */
export const smallCells = (table: AdditiveTable, rule: SuppressionRule): Set<number> =>
  new Set([
    ...table.counts.flatMap((count, cell) => (count < rule.k ? [cell] : [])),
    ...smallRests(table, rule).map(({ without }) => without),
  ]);

/** The rounded counts of a table but for the hidden cells. */
export const publishedCounts = (
  { counts }: AdditiveTable,
  { base }: SuppressionRule,
  hidden: ReadonlySet<number>,
): PublishedCounts => counts.map((count, cell) => (hidden.has(cell) ? null : rounded(count, base)));

/**
 * What of a table may be published. Small cells are suppressed, then others, until neither a suppressed cell nor a
 * small rest of a sum can be narrowed to fewer than k values.
 */
export const suppress = (table: AdditiveTable, rule: SuppressionRule, choose: Choice): PublishedCounts => {
  const hidden = smallCells(table, rule);
  for (;;) {
    const published = publishedCounts(table, rule, hidden);
    const telling = tellingCells(table, published, rule);
    if (telling.length === 0) return published;
    hidden.add(choose(telling));
  }
};

/** Published cells of which one must go, because together they tell too much of others; none when all is well. */
const tellingCells = (table: AdditiveTable, published: PublishedCounts, rule: SuppressionRule): readonly number[] => {
  const known = knowable(table.sums, published, rule);
  // wider than k: that one more cell had to go tells a reader that a range was narrow before it went
  const narrow = rule.k + rule.base;
  const telling = new Telling(table.sums, published, { known, narrow });
  const cell = published.findIndex((count, each) => count === null && widthOf(known.cells[each]!) < narrow);
  if (cell >= 0) return telling.of(cell);
  const rest = smallRests(table, rule).find(
    ({ sum, without }) => widthOf(rangeOfRest(sum, without, known.cells)) < narrow,
  );
  return rest ? telling.inSum(rest.sum) : [];
};

/** Finds the published cells that make a range narrow, the nearest first. */
class Telling {
  constructor(
    private readonly sums: readonly Sum[],
    private readonly published: PublishedCounts,
    private readonly by: { readonly known: Knowable; readonly narrow: number },
  ) {}

  of(cell: number): readonly number[] {
    const below = this.sums.find(({ total, parts }) => total === cell && this.addUpNarrowly(parts));
    const above = this.above(cell);
    if (below) return this.shown(below.parts);
    return above ? this.inSum(above) : this.shown([...this.published.keys()]);
  }

  /** Its parts, else its total, else what tells of the total. */
  inSum({ total, parts }: Sum): readonly number[] {
    const shown = [parts, [total]].map((cells) => this.shown(cells)).find((cells) => cells.length);
    if (shown) return shown;
    const above = this.above(total);
    return above ? this.inSum(above) : this.shown([...this.published.keys()]);
  }

  private above(cell: number): Sum | undefined {
    return this.sums.find(({ parts }) => parts.includes(cell));
  }

  private shown(cells: readonly number[]): readonly number[] {
    return cells.filter((cell) => this.published[cell] !== null);
  }

  private addUpNarrowly(parts: readonly number[]): boolean {
    return parts.reduce((width, part) => width + widthOf(this.by.known.fromBelow[part]!) - 1, 1) < this.by.narrow;
  }
}
