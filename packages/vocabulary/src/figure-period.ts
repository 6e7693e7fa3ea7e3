import { daysOf, financialQuarterOf } from './thai-calendar.js';

/** Of every committee there is. */
export const ALL_COMMITTEES = 'ALL';
/** Everything up to today. */
export const TO_DATE = 'TO_DATE';

/** The time that a recorded figure covers. */
export interface FigurePeriod {
  /** `TO_DATE`, a year of the calendar `2021`, a Thai financial year `FY2569` or one quarter of it `FY2569-Q1`. */
  readonly code: string;
  /** Its days, `YYYY-MM-DD`, both included. */
  readonly firstDay: string;
  readonly lastDay: string;
}

const QUARTER = /^FY(2\d{3})-Q([1-4])$/;
const FINANCIAL_YEAR = /^FY(2\d{3})$/;
const YEAR = /^(19|20)\d{2}$/;

/** The period of a code; undefined when the code is none. */
export const figurePeriodOf = (code: string, today: string): FigurePeriod | undefined => {
  if (code === TO_DATE) return { code, firstDay: '1900-01-01', lastDay: today };
  if (YEAR.test(code)) return { code, firstDay: `${code}-01-01`, lastDay: `${code}-12-31` };
  const [, year, quarter] = QUARTER.exec(code) ?? FINANCIAL_YEAR.exec(code) ?? [];
  if (!year) return undefined;
  const { first: firstDay, last: lastDay } = daysOf(
    quarter ? { year: Number(year), quarter: Number(quarter) as 1 | 2 | 3 | 4 } : { year: Number(year) },
  );
  return { code, firstDay, lastDay };
};

/** The period of a label of statistics: `FY2569-Q4` of `FY2569 Q4`. */
export const figurePeriodOfLabel = (label: string): string => label.replace(' ', '-');

/** `FY2569` of a financial year of the Buddhist era. */
export const financialYearCode = (year: number): string => `FY${year}`;

/** Whether a period is a year, so that it is one point of a trend. */
export const isYear = (code: string): boolean => YEAR.test(code) || FINANCIAL_YEAR.test(code);

/** Up to today, then each financial year and each of its quarters that a day from the first one to today lies in. */
export const periodsSince = (firstDay: string, today: string): FigurePeriod[] => {
  const [from, to] = [financialQuarterOf(firstDay), financialQuarterOf(today)];
  const codes = [TO_DATE];
  for (let { year } = from; year <= to.year; year += 1) {
    codes.push(financialYearCode(year));
    for (let quarter = year === from.year ? from.quarter : 1; quarter <= (year === to.year ? to.quarter : 4); quarter++)
      codes.push(`${financialYearCode(year)}-Q${quarter}`);
  }
  return codes.map((code) => figurePeriodOf(code, today)!);
};

/** The day that a figure of a period stands for: its last one, today while it is not over. */
export const asOfDay = ({ lastDay }: FigurePeriod, today: string): string => (lastDay < today ? lastDay : today);
