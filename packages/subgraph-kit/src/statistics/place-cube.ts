import type { PlaceLevel } from '@hub/vocabulary';
import type { Batch } from '../request/context.js';
import { Indicator } from '../schema/shared-types.js';
import { newestSnapshots, type Snapshot } from './snapshot.store.js';

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
const indicatorOfPlace = (
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

/**
 * What a table by place says of places in its newest publications, newest first; nothing where it lists no such place.
 * @param cube code of the table
 * @param options.quarters how many publications
 * @param options.figure what the counts are called
 */
export const indicatorsByPlace =
  (
    cube: string,
    { quarters, figure }: { readonly quarters: number; readonly figure: Pick<Indicator, 'code' | 'unit'> },
  ): Batch<string, Indicator[]> =>
  async (pcodes, context) => {
    const snapshots = await context.asCaller((tx) => newestSnapshots(tx, cube, quarters));
    return pcodes.map((pcode) => snapshots.flatMap((snapshot) => indicatorOfPlace(snapshot, pcode, figure) ?? []));
  };
