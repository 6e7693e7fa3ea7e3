/** What happens to a repatriation, as the audit names it. */
export const REPATRIATION_EVENTS = {
  requested: 'repatriation.requested',
  released: 'repatriation.released',
  scoped: 'repatriation.release.scoped',
  withdrawn: 'repatriation.release.withdrawn',
  consentWithdrawn: 'repatriation.consent.withdrawn',
  advanced: 'repatriation.advanced',
  rescheduled: 'repatriation.rescheduled',
  proved: 'repatriation.proof.recorded',
  proofEnded: 'repatriation.proof.ended',
  handoverConfirmed: 'repatriation.handover.confirmed',
  grouped: 'repatriation.movement.planned',
  coordinated: 'repatriation.coordination.recorded',
  phraseSaid: 'repatriation.phrase.said',
  counterpartSaid: 'repatriation.counterpart.said',
  answered: 'repatriation.update.answered',
  disclosureGranted: 'repatriation.disclosure.granted',
  disclosureSealed: 'repatriation.disclosure.sealed',
  disclosureOpened: 'repatriation.disclosure.opened',
  disclosureEnded: 'repatriation.disclosure.ended',
  caseRead: 'repatriation.case.read',
} as const;
export type RepatriationEvent = (typeof REPATRIATION_EVENTS)[keyof typeof REPATRIATION_EVENTS];

/** What happens to the directory across the border, as the audit names it. */
export const DIRECTORY_EVENTS = {
  entered: 'counterpart.entered',
  changed: 'counterpart.changed',
  verified: 'counterpart.verified',
  contactAdded: 'counterpart.contact.added',
  contactChanged: 'counterpart.contact.changed',
  contactRemoved: 'counterpart.contact.removed',
  assigned: 'counterpart.assigned',
  assignmentEnded: 'counterpart.assignment.ended',
  crossingEntered: 'crossing.entered',
  crossingsCounted: 'crossing.counted',
  crossingChanged: 'crossing.changed',
  crossingClosed: 'crossing.closed',
  crossingReopened: 'crossing.reopened',
  meetingPlanned: 'joint-meeting.planned',
  meetingHeld: 'joint-meeting.held',
  meetingCancelled: 'joint-meeting.cancelled',
} as const;
export type DirectoryEvent = (typeof DIRECTORY_EVENTS)[keyof typeof DIRECTORY_EVENTS];
