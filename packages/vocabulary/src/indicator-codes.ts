/** What each indicator counts, by its code. Source: the reports and fact sheets on the committees' programme. */
export const UNIT_OF_INDICATOR = {
  I1: 'committees',
  I2: 'committees',
  I3: 'participations',
  I4: 'percentage points',
  I5: 'meetings and trainings',
  I6: 'persons',
  I7: 'persons',
  I8: 'persons',
  I9: 'persons',
  I10: 'persons',
  I11: 'persons',
  I12: 'persons',
  I13: 'persons',
  I14: 'activities',
  I15: 'persons',
  I16: 'districts',
  I17: 'volunteers',
  I18: 'children',
  I19: 'persons',
  I20: 'visitors',
  I21: 'interviews',
  I22: 'municipalities',
} as const;
export type IndicatorCode = keyof typeof UNIT_OF_INDICATOR;
export const INDICATOR_CODES = Object.keys(UNIT_OF_INDICATOR) as readonly IndicatorCode[];

/** By what a figure is broken down. */
export const INDICATOR_DIMENSIONS = ['SEX', 'AGENCY', 'DISTRICT', 'VILLAGES', 'OUTCOME', 'YEAR'] as const;
export type IndicatorDimension = (typeof INDICATOR_DIMENSIONS)[number];
