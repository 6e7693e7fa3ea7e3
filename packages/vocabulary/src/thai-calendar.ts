/** Thailand keeps one time all year. */
const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 24 * 3_600_000;
const BUDDHIST_ERA = 543;
/** Months from the first of the financial year, in October, to that of the calendar. */
const MONTHS_AHEAD = 3;

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
/** Of a month counted from January of the year 0; its first day when `day` is left out. */
const dayOfMonth = (month: number, day = 1): string => isoDay(Date.UTC(Math.floor(month / 12), month % 12, day));
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** The day that an instant falls on in Thailand, `YYYY-MM-DD`. */
export const thaiDay = (at: Date): string => isoDay(at.getTime() + OFFSET_MS);

/** The first instant of a day in Thailand. */
export const thaiMidnight = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS);

/** The day a number of days after (negative: before) another. */
export const daysAfter = (day: string, days: number): string => isoDay(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);

/** The same day of another month; the last one of that month where it is shorter. */
export const monthsAfter = (day: string, months: number): string => {
  const month = monthOf(day) + months;
  const last = Number(daysAfter(dayOfMonth(month + 1), -1).slice(8));
  return dayOfMonth(month, Math.min(Number(day.slice(8)), last));
};

/** A year of the Buddhist era, which Thai offices count in, as one of the Gregorian calendar counts it. */
export const buddhistYear = (gregorian: number): number => gregorian + BUDDHIST_ERA;

export const QUARTERS = [1, 2, 3, 4] as const;
export type Quarter = (typeof QUARTERS)[number];

/** A quarter of a Thai financial year, which begins in October and is named for the year it ends in. */
export interface FinancialQuarter {
  /** Of the Buddhist era. */
  readonly year: number;
  readonly quarter: Quarter;
}

const quartersFrom = ({ year, quarter }: FinancialQuarter): number =>
  (year - BUDDHIST_ERA) * 12 + (quarter - 1) * 3 - MONTHS_AHEAD;

/** The quarter of a financial year that a day lies in. */
export const financialQuarterOf = (day: string): FinancialQuarter => {
  const month = monthOf(day) + MONTHS_AHEAD;
  return {
    year: buddhistYear(Math.floor(month / 12)),
    quarter: QUARTERS[Math.floor((month % 12) / 3)]!,
  };
};

/** The first and the last day of a quarter of a financial year, or of the whole year. */
export const daysOf = (of: FinancialQuarter | { readonly year: number }): { first: string; last: string } => {
  const [from, months] = 'quarter' in of ? [quartersFrom(of), 3] : [quartersFrom({ year: of.year, quarter: 1 }), 12];
  return { first: dayOfMonth(from), last: daysAfter(dayOfMonth(from + months), -1) };
};

/** The days on which something is due that is held once in so many months, from the first on and up to a last day. */
export const daysEvery = (
  months: number,
  { first, last }: { readonly first: string; readonly last: string },
): string[] => {
  const days: string[] = [];
  for (let nth = 0; ; nth++) {
    const day = monthsAfter(first, nth * months);
    if (day > last) return days;
    days.push(day);
  }
};
