import { daysOf, figurePeriodOfLabel } from '@hub/vocabulary';
import { type Period, periodAt, periodOf } from '@hub/subgraph-kit';

/** What a report covers: a quarter, or a Thai financial year. */
export interface ReportPeriod {
  /** e.g. `2026-Q3`, or `FY2569`. */
  readonly code: string;
  /** In the financial year, Buddhist era: e.g. `FY2569 Q4`, or `FY2569`. */
  readonly label: string;
  /** The same as the period of a recorded figure: e.g. `FY2569-Q4`, or `FY2569`. */
  readonly figures: string;
  /** The financial year that it lies in, e.g. 2569. */
  readonly financialYear: number;
  /** ISO days. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** First instant after it. */
  readonly until: Date;
  /** Its quarters, the first first. */
  readonly quarters: readonly Period[];
}

const YEAR = /^FY(25\d{2})$/;

/** The period of a code; undefined when the code is none. */
export const reportPeriodOf = (code: string): ReportPeriod | undefined => {
  const quarter = periodOf(code);
  if (quarter) return { ...quarter, ...figuresOf(quarter.label), quarters: [quarter] };
  const year = Number(YEAR.exec(code)?.[1]);
  if (!year) return undefined;
  const { first, last } = daysOf({ year });
  const quarters: Period[] = [];
  for (let each = periodAt(new Date(`${first}T12:00:00Z`)); each.firstDay <= last; each = periodAt(each.until))
    quarters.push(each);
  const until = quarters.at(-1)!.until;
  return { ...{ code, label: code, ...figuresOf(code), firstDay: first, lastDay: last }, until, quarters };
};

const figuresOf = (label: string): Pick<ReportPeriod, 'figures' | 'financialYear'> => ({
  figures: figurePeriodOfLabel(label),
  financialYear: Number(label.slice(2, 6)),
});
