import type { Scope } from './scope.js';

/**
 * An office is what holds rights, inboxes and duties; a person only holds an office for a time.
 * The kind of an office is the role of whoever is appointed to it.
 */
export const OFFICE_KINDS = [
  'CHAIR',
  'VICE_CHAIR',
  'FOCAL_POINT',
  'PREVENTION_GROUP',
  'SUPPRESSION_GROUP',
  'REHABILITATION_GROUP',
  'SECRETARIAT',
  'NATIONAL_DESK',
  'INQUIRY_POLICE',
  'SHELTER',
  'PARTNER',
  'VOLUNTEER_GROUP',
  'COUNTERPART',
  'PROGRAMME_MONITOR',
  'AUDITOR',
  'DATA_PROTECTION_OFFICER',
  'ADMINISTRATOR',
] as const;
export type OfficeKind = (typeof OFFICE_KINDS)[number];

/** Which office of the same committee acts while an office of a kind is vacant. */
export const KIND_ACTING_FOR: Readonly<Partial<Record<OfficeKind, OfficeKind>>> = { CHAIR: 'VICE_CHAIR' };

/** `duty:plan` is for the roster of one's own office, `duty:direct` for those of one's whole committee. */
const committeeMember: readonly Scope[] = [
  'directory:read',
  'duty:plan',
  'case:read',
  'case:report',
  'alert:read',
  'counterpart:read',
  'repatriation:read',
  'training:read',
];

/** What each kind of office may do at most. Which rows it may touch is decided by the owning subgraph. */
export const SCOPES_OF_OFFICE: Readonly<Record<OfficeKind, readonly Scope[]>> = {
  CHAIR: [
    ...committeeMember,
    'duty:direct',
    'notice:read',
    'alert:acknowledge',
    'alert:subscribe',
    'training:write',
    'oversight:read',
    'operation:read',
  ],
  VICE_CHAIR: [
    ...committeeMember,
    'duty:direct',
    'notice:read',
    'alert:acknowledge',
    'oversight:read',
    'operation:read',
  ],
  FOCAL_POINT: [
    ...committeeMember,
    'duty:direct',
    'notice:read',
    'alert:acknowledge',
    'alert:subscribe',
    'case:work',
    'training:write',
    'webhook:write',
  ],
  PREVENTION_GROUP: [...committeeMember, 'training:write'],
  SUPPRESSION_GROUP: [
    ...committeeMember,
    'alert:acknowledge',
    'case:work',
    'case:share',
    'reporter:read',
    'person:read',
    'person:identify',
    'operation:read',
  ],
  REHABILITATION_GROUP: [
    ...committeeMember,
    'alert:acknowledge',
    'case:work',
    'person:read',
    'person:health',
    'person:shelter',
  ],
  SECRETARIAT: [
    ...committeeMember,
    'directory:write',
    'notice:read',
    'alert:acknowledge',
    'alert:subscribe',
    'alert-rule:write',
    'case:work',
    'case:share',
    'case:break-glass',
    'reporter:read',
    'person:read',
    'person:identify',
    'person:health',
    'person:shelter',
    'operation:read',
    'training:write',
    'repatriation:write',
    'webhook:write',
  ],
  NATIONAL_DESK: [
    ...committeeMember,
    'directory:write',
    'notice:read',
    'alert:acknowledge',
    'alert:subscribe',
    'alert-rule:write',
    'repatriation:write',
    'webhook:write',
  ],
  INQUIRY_POLICE: [
    'directory:read',
    'duty:plan',
    'case:read',
    'case:report',
    'alert:read',
    'alert:acknowledge',
    'reporter:read',
    'person:read',
    'person:identify',
    'suspect:read',
    'operation:read',
    'operation:plan',
  ],
  SHELTER: [
    'directory:read',
    'duty:plan',
    'case:read',
    'alert:read',
    'alert:acknowledge',
    'person:read',
    'person:identify',
    'person:health',
    'person:shelter',
    'webhook:write',
  ],
  PARTNER: [
    'directory:read',
    'duty:plan',
    'case:read',
    'case:report',
    'alert:read',
    'person:read',
    'person:identify',
    'person:health',
    'webhook:write',
  ],
  VOLUNTEER_GROUP: ['case:report'],
  COUNTERPART: ['repatriation:follow', 'webhook:write'],
  PROGRAMME_MONITOR: [],
  AUDITOR: ['directory:read', 'oversight:read', 'oversight:review'],
  DATA_PROTECTION_OFFICER: ['directory:read', 'oversight:read', 'oversight:review', 'person:erase'],
  ADMINISTRATOR: ['directory:read'],
};

/** The union of scopes of several kinds of office, sorted. */
export const scopesOf = (kinds: Iterable<OfficeKind>): Scope[] =>
  [...new Set([...kinds].flatMap((kind) => [...SCOPES_OF_OFFICE[kind]]))].sort();
