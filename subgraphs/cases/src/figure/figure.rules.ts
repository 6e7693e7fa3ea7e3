import type { Directory, RecordedFigure } from '@hub/subgraph-kit';
import { ALL_COMMITTEES, type IndicatorCode } from '@hub/vocabulary';
import type { WaitedCase } from './figure.store.js';

/** A published table of a quarter. */
interface PublishedTable {
  readonly asOf: string;
  readonly cells: readonly { readonly path: readonly string[]; readonly n: number | null }[];
}

type Committees = Pick<Directory, 'committeeFor'>;

/** Fewer cases than this have no time of their own. */
const LEAST = 11;
/** Times are told in whole steps of so many minutes. */
const STEP_MINUTES = 5;

const WAITS = {
  I23_ACKNOWLEDGEMENT: 'untilAccepted',
  I23_PROVINCE_TOLD: 'untilProvince',
} as const satisfies Partial<Record<IndicatorCode, keyof WaitedCase>>;

/** The time that half of the cases did not wait longer than, in steps; endless where half of them still wait. */
export const medianWait = (minutes: readonly number[]): number => {
  const sorted = [...minutes].sort((a, b) => (a < b ? -1 : 1));
  return Math.ceil(sorted[Math.floor((sorted.length - 1) / 2)]! / STEP_MINUTES) * STEP_MINUTES;
};

/** Of whom the cell of a district or province tells; undefined where no committee answers for it. */
const whomOf = ([province, district]: readonly string[], directory: Committees): string | undefined => {
  if (!province) return ALL_COMMITTEES;
  if (district) return directory.committeeFor(district, 'DISTRICT')?.id;
  return directory.committeeFor(province, 'PROVINCE') && province;
};

/**
 * Times of a quarter. One is shown only where the published table shows how many cases it is of, with that number, so
 * that nothing can be subtracted that the table does not give; all others are withheld alike.
 */
export const waitsOf = (
  table: PublishedTable,
  cases: readonly WaitedCase[],
  { directory, period }: { readonly directory: Committees; readonly period: string },
): RecordedFigure[] =>
  table.cells.flatMap(({ path, n }) => {
    const of = whomOf(path, directory);
    if (!of) return [];
    const own = cases.filter(({ district }) => path.length === 0 || districtsIn(path, table).includes(district));
    return Object.entries(WAITS).map(([code, waited]) => {
      const value = n !== null && own.length >= LEAST ? medianWait(own.map((each) => each[waited])) : Infinity;
      const isShown = Number.isFinite(value);
      return {
        ...{ code: code as IndicatorCode, of, period, asOf: table.asOf, lowerBound: false, parts: [] },
        ...{ value: isShown ? value : null, n: isShown ? n : null, suppressed: !isShown },
        scope: 'Cases reported to the hub in the quarter',
        source: 'Case records of the hub, counts rounded to 5, minutes to the next 5',
      };
    });
  });

/** Districts of a cell, by the table itself. */
const districtsIn = ([province, district]: readonly string[], { cells }: PublishedTable): (string | undefined)[] =>
  district ? [district] : cells.flatMap(({ path }) => (path.length === 2 && path[0] === province ? [path[1]] : []));
