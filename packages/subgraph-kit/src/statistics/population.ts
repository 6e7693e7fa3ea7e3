import type { Directory } from '@hub/caller';
import type { EntityManager } from '@hub/store';
import { type StatisticsSubject, SUPPRESSED_SUBJECTS } from '@hub/vocabulary';
import { type Period, periodOf } from './period.js';

/** How many records have the same values, by the names of the dimensions. */
export interface CountedRecords {
  readonly n: number;
  readonly values: Readonly<Record<string, string>>;
}

/** The values of a cell, one a dimension from the widest on; `[]` is everything. */
export type CellPath = readonly string[];

/** One breakdown of a population: a fixed table, published once a period. */
export interface Cube {
  readonly code: string;
  /** From the widest to the finest; each value of one lies in one value of the dimension before it. */
  readonly dimensions: readonly string[];
  /**
   * Paths of all its finest cells, whatever was recorded: a table that lists only what occurred tells by what it lists.
   * A path may end before the last dimension. What can never occur is left out.
   */
  readonly frame: (directory: Directory) => readonly CellPath[];
}

/** Records that are counted together, by cubes that are suppressed together because they add up to the same total. */
export interface Population {
  readonly code: string;
  readonly subject: StatisticsSubject;
  /**
   * Of a further population of the same suppressed subject: why every count of it could stand beside every count of the
   * others, so that none narrows another. Without it the subject is counted by one.
   */
  readonly independence?: string;
  /** Whom and where the counts cover, for a reader. */
  readonly scope: string;
  /** Where the counts come from, for a reader. */
  readonly source: string;
  /** First period that is published, e.g. `2025-Q1`; fixed, so that no record decides which periods there are. */
  readonly since: string;
  readonly cubes: readonly Cube[];
  /** Counts the records of a period in one statement; each belongs to one period, for ever. */
  readonly count: (
    tx: EntityManager,
    about: { readonly period: Period; readonly directory: Directory },
  ) => Promise<readonly CountedRecords[]>;
}

/** What a subgraph publishes. */
export interface Statistics {
  readonly populations: readonly Population[];
}

/**
 * Declares what a subgraph publishes.
 * @throws when two tables could be subtracted from each other: a second population of victims or of suspects that is
 * not independent, or a dimension that two cubes share, of one population or of populations of victims or of suspects
 */
export const defineStatistics = (statistics: Statistics): Statistics => {
  const { populations } = statistics;
  for (const suppressed of SUPPRESSED_SUBJECTS) {
    const counting = populations.filter(({ subject }) => subject === suppressed);
    if (counting.filter(({ independence }) => !independence).length > 1)
      throw new Error(`${suppressed} are counted by one population, so that its cubes are suppressed together`);
    if (repeats(counting.flatMap(({ cubes }) => cubes.flatMap(({ dimensions }) => dimensions))))
      throw new Error(`two cubes of ${suppressed} share a dimension: one table could be subtracted from the other`);
  }
  for (const { code, cubes, since } of populations) {
    if (!periodOf(since)) throw new Error(`${code} begins in no period`);
    if (repeats(cubes.flatMap(({ dimensions }) => dimensions)))
      throw new Error(`two cubes of ${code} share a dimension: one table could be subtracted from the other`);
  }
  if (repeats(populations.flatMap(({ cubes }) => cubes.map(({ code }) => code))))
    throw new Error('two cubes have the same code');
  return statistics;
};

const repeats = (names: readonly string[]): boolean => new Set(names).size < names.length;
