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
