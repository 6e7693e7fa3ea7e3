import type { ReportsBand } from '@hub/vocabulary';

/** Never the number itself: with it, the notes of two patterns would tell which of them share a report. */
export const bandOf = (reports: number): ReportsBand => {
  if (reports > 10) return 'OVER_TEN';
  return reports > 5 ? 'SIX_TO_TEN' : 'THREE_TO_FIVE';
};
