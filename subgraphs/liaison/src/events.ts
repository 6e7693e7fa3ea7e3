/** What happens to a repatriation, as the audit names it. */
export const REPATRIATION_EVENTS = {
  requested: 'repatriation.requested',
  released: 'repatriation.released',
  advanced: 'repatriation.advanced',
  answered: 'repatriation.update.answered',
  caseRead: 'repatriation.case.read',
} as const;
export type RepatriationEvent = (typeof REPATRIATION_EVENTS)[keyof typeof REPATRIATION_EVENTS];
