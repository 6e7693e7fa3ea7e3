import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AdditiveTable, VICTIMS_RULE } from '../../src/statistics/additive-table.js';
import { knowable } from '../../src/statistics/knowable.js';
import { type Choice, publishedCounts, smallCells, suppress } from '../../src/statistics/suppression.js';
import { attack, rangesFound } from './adversary.js';
import { valuesByPublication } from './every-publication.js';
import { type Breakdown, tableOf, tables } from './tables.js';

const RULE = VICTIMS_RULE;
const { k } = RULE;
const first: Choice = (cells) => cells[0]!;
const seeded = fc.infiniteStream(fc.nat()).map(
  (stream): Choice =>
    (cells) =>
      cells[stream.next().value! % cells.length]!,
);

const tried = { tables: 0, cells: 0, shown: 0, withoutComplements: 0, methodAware: 0, publications: 0 };

describe('somebody who solves for what is suppressed', () => {
  test('narrows no suppressed count, and no small rest of a sum, to fewer than eleven values', () => {
    fc.assert(
      fc.property(tables, seeded, (table, choose) => {
        const published = suppress(table, RULE, choose);
        expect(attack(table, published, RULE)).toEqual([]);
        tried.tables += 1;
        tried.cells += published.length;
        tried.shown += published.filter((count) => count !== null).length;
      }),
      { numRuns: 2_000 },
    );
  });

  test('finds small counts when only the small cells are suppressed', () => {
    const found = fc
      .sample(tables, 500)
      .filter((table) => attack(table, publishedCounts(table, RULE, smallCells(table, RULE)), RULE).length > 0);
    tried.withoutComplements = found.length;
    expect(found.length).toBeGreaterThan(100);
  });

  test('finds exactly the ranges that the suppression reckons with', () => {
    fc.assert(
      fc.property(tables, seeded, (table, choose) => {
        const published = suppress(table, RULE, choose);
        const bounded = ({ low, high }: { low: number; high: number }) => [low, high > 1e6 ? Infinity : high];
        const reckoned = knowable(table.sums, published, RULE).cells.slice(0, table.counts.length);
        expect(reckoned.map(bounded)).toEqual(rangesFound(table, published, RULE).map(bounded));
      }),
      { numRuns: 500 },
    );
  });
});

/** Every way to share out at most `most` among some parts. */
const shares = (parts: number, most: number): number[][] =>
  parts === 0
    ? [[]]
    : Array.from({ length: most + 1 }, (_, count) =>
        shares(parts - 1, most - count).map((others) => [count, ...others]),
      ).flat();

const flat = (counts: readonly number[]): Breakdown => counts.map((count) => [count]);

describe('somebody who knows the method and tries every table', () => {
  /** Suppressed cells with fewer than k values, among publications whose tables were all tried. */
  const narrowed = (all: readonly AdditiveTable[], most: number): string[] => {
    tried.methodAware += all.length;
    return [...valuesByPublication(all, RULE)].flatMap(([publication, values]) => {
      const published = JSON.parse(publication) as (number | null)[];
      const cut = published[0] === null ? values[0]!.has(most) : published[0]! + RULE.base / 2 > most;
      if (cut) return [];
      tried.publications += 1;
      return published.flatMap((count, cell) => (count === null && values[cell]!.size < k ? [publication] : []));
    });
  };

  const upTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, count) => count);

  test.each([
    ['two parts', 60, shares(2, 60).map((counts) => [flat(counts)])],
    ['three parts', 50, shares(3, 50).map((counts) => [flat(counts)])],
    ['two groups, one of two parts', 50, shares(3, 50).map(([a, b, c]) => [[[a!, b!], [c!]]])],
    [
      'two groups of two parts',
      30,
      shares(4, 30).map(([a, b, c, d]) => [
        [
          [a!, b!],
          [c!, d!],
        ],
      ]),
    ],
    [
      'two breakdowns of the same',
      45,
      shares(2, 45).flatMap(([a, b]) => upTo(a! + b!).map((c) => [flat([a!, b!]), flat([c, a! + b! - c])])),
    ],
  ])(
    'finds at least eleven values for each suppressed count: %s',
    (_, most, breakdowns) => {
      expect(narrowed(breakdowns.map(tableOf), most)).toEqual([]);
    },
    120_000,
  );
});

describe('what is shown', () => {
  const shown = (...breakdowns: Breakdown[]) => suppress(tableOf(breakdowns), RULE, first);

  test('is everything where nothing is small, to the nearest five', () => {
    expect(shown(flat([41, 23, 17]))).toEqual([80, 40, 25, 15]);
  });

  test('is a count of eleven, and not one of ten or of none', () => {
    expect(shown(flat([11, 11]))).toEqual([20, 10, 10]);
    expect(shown(flat([400, 300, 10]))).toEqual([710, null, 300, null]);
    expect(shown(flat([400, 300, 0]))).toEqual([700, null, 300, null]);
  });

  test('is no part that leaves fewer than eleven others', () => {
    expect(shown(flat([400, 5, 5]))).toEqual([410, null, null, null]);
  });

  test('is the only part of a sum together with its total', () => {
    expect(shown(flat([30]))).toEqual([30, 30]);
  });

  test('is nothing where all together are fewer than eleven', () => {
    expect(shown([[3, 2], [5]], flat([4, 6]))).toEqual(Array(7).fill(null));
  });
});

test('counts what was tried', () => {
  console.log(`tables attacked: ${JSON.stringify(tried)}`);
  expect(tried.tables).toBeGreaterThanOrEqual(2_000);
  expect(tried.methodAware).toBeGreaterThan(50_000);
  expect(tried.publications).toBeGreaterThan(500);
  expect(tried.shown / tried.cells).toBeGreaterThan(0.2);
});
