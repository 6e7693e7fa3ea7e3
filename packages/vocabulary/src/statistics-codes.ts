/** Whom a table of statistics counts; reporters and volunteers count as VICTIMS. */
export const STATISTICS_SUBJECTS = ['VICTIMS', 'OFFICIALS', 'INSTITUTIONS'] as const;
export type StatisticsSubject = (typeof STATISTICS_SUBJECTS)[number];
