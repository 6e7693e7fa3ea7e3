import type { RecordedFigure } from '@hub/subgraph-kit';
import {
  ALL_COMMITTEES,
  type IndicatorCode,
  isYear,
  type NotRecordedReason,
  OWNERS_OF_INDICATOR,
  TO_DATE,
} from '@hub/vocabulary';

/** Indicators that are told of no committee: volunteers of one are few, and how many operations there were is told exactly. */
const OF_NO_COMMITTEE: readonly IndicatorCode[] = ['I17', 'I19'];

/** Why there is no figure up to today of an indicator, where these are all that there are. */
export const reasonOf = (
  code: IndicatorCode,
  of: string,
  figures: readonly { readonly period: string | null }[],
): NotRecordedReason | null => {
  if (figures.some(({ period }) => period === TO_DATE)) return null;
  if (figures.length) return 'QUARTERS_ONLY';
  if (OWNERS_OF_INDICATOR[code].length === 0) return 'NO_RECORDS_HERE';
  return OF_NO_COMMITTEE.includes(code) && of !== ALL_COMMITTEES ? 'WOULD_IDENTIFY' : 'NOTHING_YET';
};

const keyOf = ({ code, of, period }: RecordedFigure): string => `${code} ${of} ${period}`;

/**
 * One figure for each indicator, of whom and period: what several owners of records tell of one adds up, and is
 * withheld when any of it is.
 */
export const joined = (figures: readonly RecordedFigure[]): RecordedFigure[] => {
  const byKey = new Map<string, RecordedFigure>();
  for (const figure of figures) {
    const before = byKey.get(keyOf(figure));
    byKey.set(keyOf(figure), before ? sumOf(before, figure) : figure);
  }
  return [...byKey.values()];
};

const sumOf = (one: RecordedFigure, other: RecordedFigure): RecordedFigure => {
  const suppressed = one.suppressed || other.suppressed;
  const plus = (a: number | null, b: number | null) => (a === null || b === null || suppressed ? null : a + b);
  return {
    ...{ code: one.code, of: one.of, period: one.period, suppressed },
    ...{ value: plus(one.value, other.value), n: plus(one.n, other.n) },
    asOf: one.asOf > other.asOf ? one.asOf : other.asOf,
    scope: one.scope === other.scope ? one.scope : `${one.scope}; ${other.scope}`,
    source: one.source === other.source ? one.source : `${one.source}; ${other.source}`,
    lowerBound: one.lowerBound || other.lowerBound,
    parts: suppressed ? [] : [...one.parts, ...other.parts],
  };
};

/** The figure of a period. */
export const figureIn = <F extends OfPeriod>(figures: readonly F[], period: string): F | undefined =>
  figures.find((figure) => figure.period === period);

/** A figure that tells which time it covers. */
interface OfPeriod {
  readonly period: string | null;
  readonly asOf: string;
}

/** Figures of years, the oldest first. */
export const trendOf = <F extends OfPeriod>(figures: readonly F[]): F[] =>
  figures.filter(({ period }) => period !== null && isYear(period)).sort((a, b) => (a.asOf < b.asOf ? -1 : 1));

/**
 * What stands for a financial year: its own figure, else for what has no financial years the newest that was known at
 * its end.
 */
export const figureOfYear = <F extends OfPeriod>(
  figures: readonly F[],
  { code, lastDay, today }: { readonly code: string; readonly lastDay: string; readonly today: string },
): F | undefined => {
  const own = figureIn(figures, code);
  if (own || figures.some(({ period }) => period?.startsWith('FY'))) return own;
  if (lastDay >= today) return figureIn(figures, TO_DATE);
  return trendOf(figures).findLast(({ asOf }) => asOf <= lastDay);
};
