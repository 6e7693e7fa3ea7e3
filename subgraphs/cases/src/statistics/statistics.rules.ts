import { districtPaths, type Gazetteer } from '@hub/subgraph-kit';
import {
  AGE_BANDS,
  CASE_CATEGORIES,
  EXPLOITATION_TYPES,
  PERSON_SEXES,
  REPORT_SOURCES,
  SITE_CLASSES,
  URGENCIES,
  writeCsv,
} from '@hub/vocabulary';

const one = (codes: readonly string[]) => (): string[][] => codes.map((code) => [code]);

/** The tables of reported cases. None crosses two of them: what a crossing adds is small numbers. */
export const REPORTED_CUBES = [
  { code: 'REPORTED_BY_PLACE', dimensions: ['province', 'district'], frame: districtPaths },
  { code: 'REPORTED_BY_CATEGORY', dimensions: ['category'], frame: one(CASE_CATEGORIES) },
  { code: 'REPORTED_BY_SOURCE', dimensions: ['source'], frame: one(REPORT_SOURCES) },
  { code: 'REPORTED_BY_URGENCY', dimensions: ['urgency'], frame: one(URGENCIES) },
  { code: 'REPORTED_BY_AGE', dimensions: ['age'], frame: one(['CHILD_INVOLVED', 'ADULTS_ONLY']) },
  { code: 'REPORTED_BY_BORDER', dimensions: ['border'], frame: one(['EXPLOITED_ABROAD', 'EXPLOITED_AT_HOME']) },
  { code: 'REPORTED_BY_SITE', dimensions: ['site'], frame: one([...SITE_CLASSES, 'NOT_TOLD']) },
] as const;

/** From where a person is, no nearer than the region: a nationality of few is a name. */
const CITIZENSHIP_BANDS = ['THAI', 'NEIGHBOURING', 'OTHER', 'NOT_TOLD'] as const;
const NEIGHBOURS: readonly string[] = ['LAO', 'MMR', 'KHM', 'MYS'];

export const citizenshipBandOf = (citizenship: string | null): (typeof CITIZENSHIP_BANDS)[number] => {
  if (citizenship === null) return 'NOT_TOLD';
  if (citizenship === 'THA') return 'THAI';
  return NEIGHBOURS.includes(citizenship) ? 'NEIGHBOURING' : 'OTHER';
};

/** The form of exploitation; a person counts once, so that the forms add up. */
export const formOf = (types: readonly string[]): string => {
  const [form, ...more] = new Set(types);
  return more.length ? 'SEVERAL' : (form ?? 'NOT_TOLD');
};

/** The tables of persons identified as victims. None by place, and none that crosses two. */
export const IDENTIFIED_CUBES = [
  { code: 'IDENTIFIED_BY_SEX', dimensions: ['sex'], frame: one(PERSON_SEXES) },
  { code: 'IDENTIFIED_BY_AGE', dimensions: ['ageBand'], frame: one([...AGE_BANDS, 'NOT_TOLD']) },
  { code: 'IDENTIFIED_BY_CITIZENSHIP', dimensions: ['citizenship'], frame: one(CITIZENSHIP_BANDS) },
  { code: 'IDENTIFIED_BY_FORM', dimensions: ['form'], frame: one([...EXPLOITATION_TYPES, 'SEVERAL', 'NOT_TOLD']) },
] as const;

/** Every province, whether anything was done there or not, and one path for all other places. */
const provincePaths = (places: Gazetteer): string[][] =>
  [...new Set(districtPaths(places).map(([province]) => province!))].map((province) => [province]);

/** What came of an operation. */
const OPERATION_RESULTS = ['RESCUE_AND_ARREST', 'RESCUE', 'ARREST', 'NEITHER'];

/** The tables of operations that are done: what offices did, not whom they found. */
export const OPERATION_CUBES = [
  { code: 'OPERATIONS_BY_PROVINCE', dimensions: ['province'], frame: provincePaths },
  { code: 'OPERATIONS_BY_RESULT', dimensions: ['result'], frame: one(OPERATION_RESULTS) },
] as const;

/** The table of persons whom operations arrested. */
export const ARREST_CUBES = [{ code: 'ARRESTED_BY_PROVINCE', dimensions: ['province'], frame: provincePaths }] as const;

export const CASE_CUBES = [...REPORTED_CUBES, ...IDENTIFIED_CUBES, ...OPERATION_CUBES, ...ARREST_CUBES] as const;
export type CaseCube = (typeof CASE_CUBES)[number]['code'];

/** A published table as it is written to a file. */
interface PublishedTable {
  readonly cube: string;
  readonly period: string;
  readonly dimensions: readonly string[];
  readonly asOf: string;
  readonly scope: string;
  readonly source: string;
  readonly cells: readonly { readonly path: readonly string[]; readonly n: number | null }[];
}

/** A published table as CSV, one row a cell; the count of one that is withheld is blank. */
export const csvOfTable = ({ cube, period, dimensions, asOf, scope, source, cells }: PublishedTable): string =>
  writeCsv([
    ['table', 'period', 'asOf', ...dimensions, 'n', 'suppressed', 'scope', 'source'],
    ...cells.map(({ path, n }) => [
      ...[cube, period, asOf, ...dimensions.map((_, at) => path[at] ?? '')],
      ...[n === null ? '' : String(n), String(n === null), scope, source],
    ]),
  ]);
