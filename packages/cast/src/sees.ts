import type { OfficeKind } from '@hub/vocabulary';

/** What whoever holds a kind of office may see, as one plain sentence; `where` is the name of its place. */
export const SEES_OF_KIND: Readonly<Record<OfficeKind, (where: string) => string>> = {
  CHAIR: (where) => `States, delays and alerts of ${where}; nobody’s identity.`,
  VICE_CHAIR: (where) => `States, delays and alerts of ${where}; nobody’s identity.`,
  FOCAL_POINT: (where) => `States, delays and alerts of ${where}; nobody’s identity.`,
  PREVENTION_GROUP: (where) => `Alerts and trends of ${where}; no rows about persons.`,
  SUPPRESSION_GROUP: (where) => `Alerts and cases of ${where}; reporter and persons once assigned, as consent allows.`,
  REHABILITATION_GROUP: (where) => `Needs and shelter of persons in cases of ${where} assigned to it; no suspects.`,
  COMMITTEE_SECRETARY: (where) => `Plans, meetings and tasks of the committee of ${where}, which it keeps; no case.`,
  MEMBER: () => 'Order and plans of its committee, own tasks and the meetings that it is invited to; no case.',
  SECRETARIAT: (where) => `All cases of ${where} without identities; identities once assigned or escalated.`,
  NATIONAL_DESK: () => 'Cases that the nation leads, those escalated to it and every repatriation; nobody’s identity.',
  INQUIRY_POLICE: (where) =>
    `Cases of ${where} shared with it, as consent allows, their suspects and operations; no health and no shelter address.`,
  SHELTER: () => 'Cases of its residents shared with it, as consent allows; no suspects.',
  PARTNER: () => 'Cases shared with it only, as consent allows.',
  VOLUNTEER_GROUP: () => 'Files reports and reads back only the receipt.',
  COUNTERPART: () =>
    'Reference, state, crossing, window, number band and needs of its own repatriations; no case, nobody’s identity.',
  PROGRAMME_MONITOR: () => 'Public numbers only.',
  AUDITOR: () => 'Emergency accesses and who read which case; no case itself.',
  DATA_PROTECTION_OFFICER: () => 'Emergency accesses and who read which case; no case itself; erases persons.',
  ADMINISTRATOR: () => 'Offices and appointments; no case.',
};
