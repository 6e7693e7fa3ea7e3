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
/** Thailand has no summer time. */
const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 24 * 3_600_000;
const BUDDHIST_ERA = 543;

/** The period of a code; undefined when the code is none. */
export const periodOf = (code: string): Period | undefined => {
  const [, year, quarter] = CODE.exec(code) ?? [];
  return year && quarter ? nthPeriod(Number(year) * 4 + Number(quarter) - 1) : undefined;
};

/** The period that an instant lies in. */
export const periodAt = (instant: Date): Period => {
  const local = new Date(instant.getTime() + OFFSET_MS);
  return nthPeriod(local.getUTCFullYear() * 4 + Math.floor(local.getUTCMonth() / 3));
};

/** Every period from a first one on that is over at an instant, oldest first. */
export const closedPeriods = (first: string, at: Date): Period[] => {
  const closed: Period[] = [];
  for (let period = periodOf(first); period && period.until <= at; period = periodAt(period.until)) closed.push(period);
  return closed;
};

const nthPeriod = (nth: number): Period => {
  const [year, quarter] = [Math.floor(nth / 4), nth % 4];
  const begins = Date.UTC(year, quarter * 3, 1);
  const ends = Date.UTC(year, quarter * 3 + 3, 1);
  const isNextYear = quarter === 3;
  return {
    code: `${year}-Q${quarter + 1}`,
    label: `FY${year + BUDDHIST_ERA + (isNextYear ? 1 : 0)} Q${isNextYear ? 1 : quarter + 2}`,
    from: new Date(begins - OFFSET_MS),
    until: new Date(ends - OFFSET_MS),
    firstDay: dayOf(begins),
    lastDay: dayOf(ends - DAY_MS),
  };
};

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
