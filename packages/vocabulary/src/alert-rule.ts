/**
 * Why an office gets an entry. A1 to A18 are the rules of the alert engine; each subgraph raises those of the events it
 * owns. SUBSCRIPTION is no rule: none addressed the office, its committee asked to be told.
 */
export const ALERT_RULES = [
  'A1',
  'A2',
  'A3',
  'A4',
  'A5',
  'A6',
  'A7',
  'A8',
  'A9',
  'A10',
  'A11',
  'A12',
  'A13',
  'A14',
  'A15',
  'A16',
  'A17',
  'A18',
  'SUBSCRIPTION',
] as const;
export type AlertRule = (typeof ALERT_RULES)[number];
/** Whose offices a rule names: the committees of the places an event concerns, as the subgraph that raises it says. */
export const ALERT_COMMITTEES = [
  'DISTRICT',
  'PROVINCE',
  'NATION',
  'LEAD',
  'ELSEWHERE',
  'COUNTERPART',
  'ADDRESSED',
] as const;
export type AlertCommittee = (typeof ALERT_COMMITTEES)[number];

/** When a rule addresses its offices. */
export const ALERT_CONDITIONS = [
  'ALWAYS',
  'NO_DISTRICT_COMMITTEE',
  'NO_COMMITTEE_NEAR',
  'EMERGENCY',
  'MINOR_INVOLVED',
  'EXPLOITATION_ABROAD',
] as const;
export type AlertCondition = (typeof ALERT_CONDITIONS)[number];

/** Whom a step of a chain alerts: who is on duty for the addressed offices, all who hold them, or another office. */
export const ALERT_STEP_TARGETS = ['DUTY', 'OFFICE', 'OTHER_OFFICE'] as const;
export type AlertStepTarget = (typeof ALERT_STEP_TARGETS)[number];
