import { CASE_CATEGORIES, type PlaceLevel, REPORT_SOURCES, URGENCIES } from '@hub/vocabulary';

interface KnownPlace {
  readonly id: string;
  readonly level: PlaceLevel;
  readonly country: string;
  readonly parent: string | null;
}

/** What the tables ask of the local copy of the directory. */
interface Gazetteer {
  readonly allPlaces: () => Iterable<KnownPlace>;
}

/** The country whose districts a table lists. */
const HOME = 'TH';
/** Where a report goes that no district of the table holds. */
const ELSEWHERE = 'ELSEWHERE';

/** Every district with its province, whether anything was reported there or not, and one path for all others. */
export const districtPaths = ({ allPlaces }: Gazetteer): string[][] => [
  ...[...allPlaces()]
    .flatMap(({ id, level, country, parent }) =>
      level === 'DISTRICT' && country === HOME && parent !== null ? [[parent, id]] : [],
    )
    .sort(([, a], [, b]) => (a! < b! ? -1 : 1)),
  [ELSEWHERE],
];

/** The values of a district's path, by dimension. */
export const placeValues = (paths: readonly (readonly string[])[], district: string): Record<string, string> => {
  const path = paths.find((each) => each[1] === district);
  return path ? { province: path[0]!, district } : { province: ELSEWHERE };
};

const one = (codes: readonly string[]) => (): string[][] => codes.map((code) => [code]);

/** The tables of reported cases. None crosses two of them: what a crossing adds is small numbers. */
export const REPORTED_CUBES = [
  { code: 'REPORTED_BY_PLACE', dimensions: ['province', 'district'], frame: districtPaths },
  { code: 'REPORTED_BY_CATEGORY', dimensions: ['category'], frame: one(CASE_CATEGORIES) },
  { code: 'REPORTED_BY_SOURCE', dimensions: ['source'], frame: one(REPORT_SOURCES) },
  { code: 'REPORTED_BY_URGENCY', dimensions: ['urgency'], frame: one(URGENCIES) },
] as const;
export type CaseCube = (typeof REPORTED_CUBES)[number]['code'];
