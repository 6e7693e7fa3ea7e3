import type { Directory } from '@hub/caller';
import { ALL_COMMITTEES, figurePeriodOfLabel, type IndicatorCode, TO_DATE } from '@hub/vocabulary';
import { VICTIMS_RULE } from '../statistics/additive-table.js';
import { periodOf } from '../statistics/period.js';
import { districtPaths, type Gazetteer, placeValues } from '../statistics/place-cube.js';
import type { CellPath } from '../statistics/population.js';
import type { Snapshot } from '../statistics/snapshot.store.js';
import type { RecordedFigure } from './recorded-figure.js';

/** The least that a published count of persons can stand for: it is rounded, and but for none no count below 11 is told. */
const leastOf = (published: number): number =>
  published === 0 ? 0 : Math.max(VICTIMS_RULE.k, published - Math.floor(VICTIMS_RULE.base / 2));

/**
 * Beside figures of published quarters those of their financial years and of all of them: the sum of the least that
 * each shown quarter can stand for, and so "at least". It is made of nothing but what is published and tells nothing
 * more; it is withheld where no quarter shows a number.
 * @param quarters of persons, each of a quarter as `FY2569-Q1`
 */
export const withSumsOfQuarters = (quarters: readonly RecordedFigure[]): RecordedFigure[] => {
  const sums = new Map<string, RecordedFigure[]>();
  for (const quarter of quarters)
    for (const period of [TO_DATE, quarter.period.split('-')[0]!]) {
      const key = `${quarter.code} ${quarter.of} ${period}`;
      sums.set(key, [...(sums.get(key) ?? []), quarter]);
    }
  return [...quarters, ...[...sums].map(([key, own]) => sumOf(own, key.split(' ')[2]!))];
};

const sumOf = (quarters: readonly RecordedFigure[], period: string): RecordedFigure => {
  const shown = quarters.filter(({ suppressed }) => !suppressed);
  const sum = shown.reduce((all, { value }) => all + leastOf(value!), 0);
  const least = sum === 0 && shown.length < quarters.length ? null : sum;
  const newest = quarters.reduce((last, each) => (each.asOf > last.asOf ? each : last));
  return {
    ...{ ...newest, period, value: least, n: least, suppressed: least === null, lowerBound: true, parts: [] },
    scope: `${newest.scope}: the least that the quarters with a number stand for`,
  };
};

/** A frame by committee: each province itself, each district, and all else; cells are named by the place. */
export const committeePaths = (places: Gazetteer): string[][] => {
  const districts = districtPaths(places);
  const provinces = new Set(districts.flatMap(([province, district]) => (district ? [province!] : [])));
  return [...[...provinces].map((province) => [province, province]), ...districts];
};

/**
 * The values of the cell of a committee in such a frame.
 * @param frame.paths of `committeePaths`
 * @param frame.dimensions names of the wide and of the fine one
 */
export const committeeValues = (
  committee: string,
  directory: Pick<Directory, 'committee'>,
  { paths, dimensions: [wide, fine] }: { readonly paths: string[][]; readonly dimensions: readonly [string, string] },
): Record<string, string> => {
  const { province, district } = placeValues(paths, directory.committee(committee)?.place ?? '');
  return { [wide]: province!, ...(district && { [fine]: district }) };
};

/** Finds of whom a cell tells: all, a province, or the committee of a place; undefined where there is no such committee. */
export const whomOfCells = (directory: Pick<Directory, 'committeeFor'>): ((path: CellPath) => string | undefined) => {
  const known = new Map<string, string | undefined>();
  const find = ([province, place]: CellPath): string | undefined => {
    if (!province) return ALL_COMMITTEES;
    if (!place) return directory.committeeFor(province, 'PROVINCE') && province;
    return directory.committeeFor(place, place === province ? 'PROVINCE' : 'DISTRICT')?.id;
  };
  return (path) => {
    const key = path.join(' ');
    if (!known.has(key)) known.set(key, find(path));
    return known.get(key);
  };
};

/** What tables by committee tell of an indicator in their quarters, of each committee and province and of all. */
export const figuresOfSnapshots = (
  snapshots: readonly Pick<Snapshot, 'period' | 'cells' | 'asOf' | 'scope' | 'source'>[],
  indicator: IndicatorCode,
  directory: Pick<Directory, 'committeeFor'>,
): RecordedFigure[] => {
  const whom = whomOfCells(directory);
  return snapshots.flatMap(({ period, cells, asOf, scope, source }) =>
    cells.flatMap(({ path, n }): RecordedFigure[] => {
      const of = whom(path);
      if (of === undefined) return [];
      return [
        {
          ...{ code: indicator, of, period: figurePeriodOfLabel(periodOf(period)!.label), value: n, n },
          ...{ asOf, scope, source, suppressed: n === null, lowerBound: false, parts: [] },
        },
      ];
    }),
  );
};
