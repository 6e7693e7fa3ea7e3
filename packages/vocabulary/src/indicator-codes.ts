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
  I9: 'participations',
  I10: 'participations',
  I11: 'participations',
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
  I23_PLAN_ON_TIME: 'per cent of plans',
  I23_QUARTERLY_MEETINGS: 'per cent of quarters',
  I23_TASKS_ENDORSED: 'per cent of tasks',
  I23_CHAIR_VACANCY: 'days',
  I23_ACKNOWLEDGEMENT: 'minutes',
  I23_PROVINCE_TOLD: 'minutes',
  I23_REFERRAL_FEEDBACK: 'per cent of referrals',
} as const;
export type IndicatorCode = keyof typeof UNIT_OF_INDICATOR;
export const INDICATOR_CODES = Object.keys(UNIT_OF_INDICATOR) as readonly IndicatorCode[];

/** Subgraphs whose records give an indicator; none gives one that the hub keeps no records of. */
export const OWNERS_OF_INDICATOR: Readonly<
  Record<IndicatorCode, readonly ('cases' | 'committees' | 'liaison' | 'trainings')[]>
> = {
  ...{ I1: ['committees'], I2: ['committees'], I3: ['trainings'], I4: ['trainings'], I5: ['trainings', 'committees'] },
  ...{ I6: ['cases'], I7: ['liaison'], I8: ['trainings'], I9: ['trainings'], I10: ['trainings'], I11: ['trainings'] },
  ...{ I12: ['trainings'], I13: ['trainings'], I14: ['trainings'], I15: ['trainings'], I16: ['trainings'] },
  ...{ I17: ['trainings'], I18: ['cases'], I19: ['cases'], I20: [], I21: [], I22: ['committees'] },
  ...{ I23_PLAN_ON_TIME: ['committees'], I23_QUARTERLY_MEETINGS: ['committees'], I23_TASKS_ENDORSED: ['committees'] },
  ...{ I23_CHAIR_VACANCY: ['committees'], I23_ACKNOWLEDGEMENT: ['cases'], I23_PROVINCE_TOLD: ['cases'] },
  I23_REFERRAL_FEEDBACK: ['cases'],
};

/** What an indicator tells of: what was done, what came of it, or what changed for people. */
export const INDICATOR_LEVELS = ['OUTPUT', 'OUTCOME', 'IMPACT'] as const;
export type IndicatorLevel = (typeof INDICATOR_LEVELS)[number];

const OUTCOMES: readonly IndicatorCode[] = ['I4', 'I17', 'I22'];
const IMPACTS: readonly IndicatorCode[] = ['I6', 'I7', 'I18', 'I19'];

/** The level of an indicator in the results frame of a committee. */
export const levelOfIndicator = (code: IndicatorCode): IndicatorLevel => {
  if (IMPACTS.includes(code)) return 'IMPACT';
  return OUTCOMES.includes(code) || code.startsWith('I23_') ? 'OUTCOME' : 'OUTPUT';
};

/** Why the records of the hub give no figure up to today: kept elsewhere, none yet, one could name somebody, or quarters alone. */
export const NOT_RECORDED_REASONS = ['NO_RECORDS_HERE', 'NOTHING_YET', 'WOULD_IDENTIFY', 'QUARTERS_ONLY'] as const;
export type NotRecordedReason = (typeof NOT_RECORDED_REASONS)[number];

/** By what a figure is broken down. */
export const INDICATOR_DIMENSIONS = [
  'SEX',
  'AGENCY',
  'DISTRICT',
  'VILLAGES',
  'OUTCOME',
  'YEAR',
  'ACTIVITY',
  'NATIONALITY',
] as const;
export type IndicatorDimension = (typeof INDICATOR_DIMENSIONS)[number];
