/** What a report is about: one committee, all committees of a province, or all that the hub has. */
export const REPORT_SUBJECTS = ['COMMITTEE', 'PROVINCE', 'HUB'] as const;
export type ReportSubject = (typeof REPORT_SUBJECTS)[number];

/** The tables of a report, in the order they are read. */
export const REPORT_TABLES = [
  'FIGURES',
  'TRAININGS',
  'PARTICIPANTS',
  'REPORTS_BY_PLACE',
  'REPORTS_BY_CATEGORY',
  'REPORTS_BY_SOURCE',
  'PERSONS_BY_FORM',
  'PERSONS_BY_SEX',
  'PERSONS_BY_AGE',
  'OPERATIONS_BY_PLACE',
  'ARRESTS_BY_PLACE',
] as const;
export type ReportTableCode = (typeof REPORT_TABLES)[number];

/** What stands in a column of such a table. */
export const REPORT_COLUMNS = [
  'INDICATOR',
  'UNIT',
  'PUBLISHED',
  'PUBLISHED_ON',
  'RECORDED',
  'OBSERVATIONS',
  'TO_DATE',
  'TARGET',
  'NOTE',
  'DAY',
  'TRAINING',
  'COMMITTEE',
  'AGENCY',
  'WOMEN',
  'MEN',
  'PARTICIPANTS',
  'BEFORE',
  'AFTER',
  'CHANGE',
  'WHAT',
  'QUARTER',
] as const;
export type ReportColumnCode = (typeof REPORT_COLUMNS)[number];
