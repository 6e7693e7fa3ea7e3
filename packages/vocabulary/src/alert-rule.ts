/**
 * Why an office gets an entry. A1 to A19 are the rules of the alert engine; each subgraph raises those of the events it
 * owns. SUBSCRIPTION is no rule: none addressed the office, its committee asked to be told. CONFERENCE and TASK are none
 * either: somebody who works on a case invited the office, or gave it something to do.
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
  'A19',
  'SUBSCRIPTION',
  'CONFERENCE',
  'TASK',
] as const;
export type AlertRule = (typeof ALERT_RULES)[number];

/** Whose offices a rule names: the committees of the places an event concerns, as the subgraph that raises it says. */
export const ALERT_COMMITTEES = [
  'DISTRICT',
  'PROVINCE',
  'NATION',
  'LEAD',
  'ELSEWHERE',
  'BORDER',
  'BORDER_PROVINCE',
  'SERVICES',
  'SENDER',
  'RECEIVER',
  'COUNTERPART',
  'ADDRESSED',
] as const;
export type AlertCommittee = (typeof ALERT_COMMITTEES)[number];

/** When a rule addresses its offices; each subgraph knows the conditions of the events it raises. */
export const ALERT_CONDITIONS = [
  'ALWAYS',
  'NO_DISTRICT_COMMITTEE',
  'NO_COMMITTEE_NEAR',
  'EMERGENCY',
  'MINOR_INVOLVED',
  'NO_BORDER_COMMITTEE',
  'REFLECTION_HALF_OVER',
  'REFLECTION_NEARLY_OVER',
  'REFLECTION_OVER',
  'REFERRAL_COMPLETED',
  'REFERRAL_REJECTED',
  'REFERRAL_REVOKED',
  'REFERRAL_EXPIRED',
  'CHAIR_CONCERNED',
  'FOCAL_POINT_CONCERNED',
  'SECRETARIAT_CONCERNED',
  'SECRETARY_CONCERNED',
  'TASK_LATE',
  'TASK_LATE_A_WEEK',
  'TASK_LATE_TWO_WEEKS',
  'COMMITTEE_LATE',
  'COMMITTEE_LATE_A_MONTH',
] as const;
export type AlertCondition = (typeof ALERT_CONDITIONS)[number];

/** Whom a step of a chain alerts: who is on duty for the addressed offices, all who hold them, or another office. */
export const ALERT_STEP_TARGETS = ['DUTY', 'OFFICE', 'OTHER_OFFICE'] as const;
export type AlertStepTarget = (typeof ALERT_STEP_TARGETS)[number];

/** What became of a duty to answer: somebody ACCEPTED, or the chain is FINISHED and nobody did. */
export const ESCALATION_STATES = ['OPEN', 'ACCEPTED', 'FINISHED', 'CANCELLED'] as const;
export type EscalationState = (typeof ESCALATION_STATES)[number];

/** Why a step was fired: its time came, somebody declined, or nobody held the office of the step before. */
export const STEP_REASONS = ['DUE', 'DECLINED', 'VACANT'] as const;
export type StepReason = (typeof STEP_REASONS)[number];

export const STEP_OUTCOMES = ['ALERTED', 'VACANT'] as const;
export type StepOutcome = (typeof STEP_OUTCOMES)[number];

/** What a place has to do with a report, besides being where help is needed. */
export const PLACE_ROLES = ['ORIGIN', 'TRANSIT', 'EXPLOITATION'] as const;
export type PlaceRole = (typeof PLACE_ROLES)[number];
