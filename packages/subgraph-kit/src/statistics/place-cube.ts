import type { PlaceLevel } from '@hub/vocabulary';
import { Indicator } from '../schema/shared-types.js';
import type { Snapshot } from './snapshot.store.js';

interface KnownPlace {
  readonly id: string;
  readonly level: PlaceLevel;
  readonly country: string;
  readonly parent: string | null;
}

/** What a table by place asks of the local copy of the directory. */
export interface Gazetteer {
  readonly allPlaces: () => Iterable<KnownPlace>;
}

/** The country whose districts a table lists. */
const HOME = 'TH';
/** Where a record goes that no district of the table holds. */
const ELSEWHERE = 'ELSEWHERE';

/** Every district with its province, whether anything was recorded there or not, and one path for all others. */
export const districtPaths = ({ allPlaces }: Gazetteer): string[][] => [
  ...[...allPlaces()]
    .flatMap(({ id, level, country, parent }) =>
      level === 'DISTRICT' && country === HOME && parent !== null ? [[parent, id]] : [],
    )
    .sort(([, a], [, b]) => (a! < b! ? -1 : 1)),
  [ELSEWHERE],
];

/** The values of a district's path, by the dimensions `province` and `district`. */
export const placeValues = (paths: readonly (readonly string[])[], district: string): Record<string, string> => {
  const path = paths.find((each) => each[1] === district);
  return path ? { province: path[0]!, district } : { province: ELSEWHERE };
};

/** The count of one place as a figure; undefined where the table has no cell for it. */
export const indicatorOfPlace = (
  { cells, ...snapshot }: Snapshot,
  pcode: string,
  { code, unit }: Pick<Indicator, 'code' | 'unit'>,
): Indicator | undefined => {
  const cell = cells.find(({ path }) => path.at(-1) === pcode);
  return (
    cell &&
    Object.assign(new Indicator(), {
      ...{ code, value: cell.n, unit, n: cell.n, asOf: snapshot.asOf, scope: snapshot.scope },
      ...{ source: snapshot.source, lowerBound: false, suppressed: cell.n === null },
    })
  );
};
