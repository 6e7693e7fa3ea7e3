/** The rules of the alert engine; each subgraph raises those of the events it owns. */
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
] as const;
export type AlertRule = (typeof ALERT_RULES)[number];
