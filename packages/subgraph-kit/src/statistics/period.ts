import { daysAfter, financialQuarterOf, monthsAfter, thaiDay, thaiMidnight } from '@hub/vocabulary';

/** A quarter of the calendar, in Thai time. Periods never overlap, and nothing is published of a part of one. */
export interface Period {
  /** e.g. `2026-Q3`. */
  readonly code: string;
  /** The same quarter of the Thai fiscal year, which begins in October, in the Buddhist era: e.g. `FY2569 Q4`. */
  readonly label: string;
  /** First instant of the period, and first instant after it. */
  readonly from: Date;
  readonly until: Date;
  /** Its days, `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly lastDay: string;
}

const CODE = /^(20\d{2})-Q([1-4])$/;

/** The period of a code; undefined when the code is none. */
export const periodOf = (code: string): Period | undefined => {
  const [, year, quarter] = CODE.exec(code) ?? [];
  return year && quarter ? nthPeriod(Number(year) * 4 + Number(quarter) - 1) : undefined;
};

/** The period that an instant lies in. */
export const periodAt = (instant: Date): Period => {
  const [year, month] = thaiDay(instant).split('-').map(Number) as [number, number];
  return nthPeriod(year * 4 + Math.floor((month - 1) / 3));
};

/** Every period from a first one on that is over at an instant, oldest first. */
export const closedPeriods = (first: string, at: Date): Period[] => {
  const closed: Period[] = [];
  for (let period = periodOf(first); period && period.until <= at; period = periodAt(period.until)) closed.push(period);
  return closed;
};

const nthPeriod = (nth: number): Period => {
  const [year, quarter] = [Math.floor(nth / 4), nth % 4];
  const firstDay = `${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`;
  const next = monthsAfter(firstDay, 3);
  const financial = financialQuarterOf(firstDay);
  return {
    code: `${year}-Q${quarter + 1}`,
    label: `FY${financial.year} Q${financial.quarter}`,
    ...{ from: thaiMidnight(firstDay), until: thaiMidnight(next) },
    ...{ firstDay, lastDay: daysAfter(next, -1) },
  };
};
