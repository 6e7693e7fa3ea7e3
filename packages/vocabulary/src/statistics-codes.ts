/** Whom a table of statistics counts; reporters and volunteers count as VICTIMS, operations as INSTITUTIONS. */
export const STATISTICS_SUBJECTS = ['VICTIMS', 'SUSPECTS', 'OFFICIALS', 'INSTITUTIONS'] as const;
export type StatisticsSubject = (typeof STATISTICS_SUBJECTS)[number];

/** Subjects of which no small count is published. */
export const SUPPRESSED_SUBJECTS: readonly StatisticsSubject[] = ['VICTIMS', 'SUSPECTS'];
