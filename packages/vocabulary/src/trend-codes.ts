/** In what the reports of a trend are alike. */
export const TREND_PATTERNS = ['CATEGORY', 'SITE_CLASS', 'REPORT_SOURCE'] as const;
export type TrendPattern = (typeof TREND_PATTERNS)[number];

/** How many reports a trend has; fewer than three are none. */
export const REPORTS_BANDS = ['THREE_TO_FIVE', 'SIX_TO_TEN', 'OVER_TEN'] as const;
export type ReportsBand = (typeof REPORTS_BANDS)[number];
