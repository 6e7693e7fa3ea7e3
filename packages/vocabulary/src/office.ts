import type { CommitteeLevel, GroupKind, SeatRole } from './committee-codes.js';
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
  'COMMITTEE_SECRETARY',
  'MEMBER',
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

/** Offices that a committee has from its order of appointment on. */
export const OFFICE_KINDS_OF_LEVEL: Readonly<Record<CommitteeLevel, readonly OfficeKind[]>> = {
  DISTRICT: ['CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'PREVENTION_GROUP', 'SUPPRESSION_GROUP', 'REHABILITATION_GROUP'],
  PROVINCE: ['CHAIR', 'SECRETARIAT'],
  NATIONAL: ['NATIONAL_DESK'],
};

/** Kinds of office that a seat has of its own: founded when the seat is first filled, held by one official at a time. */
const KINDS_OF_SEAT = ['COMMITTEE_SECRETARY', 'MEMBER'] as const satisfies readonly OfficeKind[];

/** Whether an office of a kind is a seat's own; every other office of a committee comes with its order. */
export const isOfSeat = (kind: OfficeKind | undefined): boolean => KINDS_OF_SEAT.some((each) => each === kind);

/**
 * The office that a seat has of its own, where it stands for none of its committee. A district has no secretariat, so the
 * secretary of its leading group is its secretary.
 */
export const ownKindOfSeat = (
  level: CommitteeLevel,
  group: GroupKind,
  role: SeatRole,
): (typeof KINDS_OF_SEAT)[number] =>
  level === 'DISTRICT' && group === 'EXECUTIVE' && role === 'SECRETARY' ? 'COMMITTEE_SECRETARY' : 'MEMBER';

/** The office of its committee that a seat stands for, by its role in a group; else the kind of the seat's own. */
export const kindOfSeat = (level: CommitteeLevel, group: GroupKind, role: SeatRole): OfficeKind => {
  const stoodFor: Partial<Record<SeatRole, OfficeKind>> = {
    CHAIR: 'CHAIR',
    VICE_CHAIR: 'VICE_CHAIR',
    SECRETARY: level === 'NATIONAL' ? 'NATIONAL_DESK' : 'SECRETARIAT',
  };
  const kind = group === 'EXECUTIVE' ? stoodFor[role] : undefined;
  return kind && OFFICE_KINDS_OF_LEVEL[level].includes(kind) ? kind : ownKindOfSeat(level, group, role);
};

/** Which office of the same committee acts while an office of a kind is vacant. */
export const KIND_ACTING_FOR: Readonly<Partial<Record<OfficeKind, OfficeKind>>> = { CHAIR: 'VICE_CHAIR' };

/** `duty:plan` is for the roster of one's own office, `duty:direct` for those of one's whole committee. */
const committeeMember: readonly Scope[] = [
  'directory:read',
  'duty:plan',
  'plan:read',
  'task:read',
  'meeting:read',
  'meeting:attend',
  'notice:read',
  'committee:read',
  'case:read',
  'case:report',
  'alert:read',
  'counterpart:read',
  'repatriation:read',
  'training:read',
];

/** Who is no member of a committee and may be invited to one of its meetings, and is told so. */
const guest: readonly Scope[] = ['notice:read', 'meeting:attend'];

/** The seats whose knowledge must not leave with their holder. */
const handedOver: readonly Scope[] = ['handover-pack:read', 'handover-pack:write'];

/** Where there are volunteers, and how many: a village of two is a name. */
const knowsVolunteers: readonly Scope[] = ['volunteer:read'];
const keepsVolunteers: readonly Scope[] = [...knowsVolunteers, 'volunteer:write'];

/**
 * Whoever holds a seat and no other office: their own tasks, the meetings they are invited to, and the order and plans of
 * their own committee; nothing of a case.
 */
const seatHolder: readonly Scope[] = [...guest, 'task:read', 'meeting:read', 'plan:read', 'committee:read'];

/** What each kind of office may do at most. Which rows it may touch is decided by the owning subgraph. */
export const SCOPES_OF_OFFICE: Readonly<Record<OfficeKind, readonly Scope[]>> = {
  CHAIR: [
    ...committeeMember,
    ...knowsVolunteers,
    ...handedOver,
    'plan:write',
    'task:write',
    'meeting:write',
    'committee:write',
    'plan:approve',
    'duty:direct',
    'alert:acknowledge',
    'alert:subscribe',
    'training:write',
    'test-item:read',
    'report:make',
    'oversight:read',
    'operation:read',
    'emergency:start',
    'emergency:act',
  ],
  VICE_CHAIR: [
    ...committeeMember,
    ...knowsVolunteers,
    ...handedOver,
    'plan:write',
    'task:write',
    'meeting:write',
    'committee:write',
    'plan:approve',
    'duty:direct',
    'alert:acknowledge',
    'oversight:read',
    'operation:read',
    'emergency:start',
    'emergency:act',
  ],
  FOCAL_POINT: [
    ...committeeMember,
    ...keepsVolunteers,
    ...handedOver,
    'plan:write',
    'task:write',
    'meeting:write',
    'committee:write',
    'duty:direct',
    'alert:acknowledge',
    'alert:subscribe',
    'case:work',
    'training:write',
    'test-item:read',
    'report:make',
    'webhook:write',
    'handover:prepare',
  ],
  PREVENTION_GROUP: [
    ...committeeMember,
    ...keepsVolunteers,
    'plan:write',
    'task:write',
    'meeting:write',
    'training:write',
    'test-item:read',
    'handover:prepare',
  ],
  SUPPRESSION_GROUP: [
    ...committeeMember,
    'alert:acknowledge',
    'case:work',
    'case:share',
    'case:import',
    'reporter:read',
    'person:read',
    'assistance:read',
    'person:wish',
    'person:identify',
    'assessment:read',
    'referral:send',
    'referral:answer',
    'referral:note',
    'operation:read',
    'handover:prepare',
  ],
  REHABILITATION_GROUP: [
    ...committeeMember,
    'alert:acknowledge',
    'case:work',
    'person:read',
    'assistance:read',
    'person:wish',
    'person:health',
    'person:shelter',
    'assessment:read',
    'referral:send',
    'referral:answer',
    'referral:note',
    'handover:prepare',
  ],
  COMMITTEE_SECRETARY: [...seatHolder, ...handedOver, 'directory:read', 'plan:write', 'task:write', 'meeting:write'],
  MEMBER: seatHolder,
  SECRETARIAT: [
    ...committeeMember,
    ...keepsVolunteers,
    ...handedOver,
    'plan:write',
    'task:write',
    'meeting:write',
    'committee:write',
    'plan:judge',
    'directory:write',
    'alert:acknowledge',
    'alert:subscribe',
    'alert-rule:write',
    'case:work',
    'case:share',
    'case:import',
    'case:break-glass',
    'emergency:start',
    'emergency:review',
    'oversight:read',
    'reporter:read',
    'person:read',
    'assistance:read',
    'person:wish',
    'person:identify',
    'person:health',
    'person:shelter',
    'assessment:read',
    'operation:read',
    'training:write',
    'curriculum:write',
    'test-item:read',
    'test-item:write',
    'indicator:publish',
    'report:make',
    'counterpart:write',
    'repatriation:write',
    'webhook:write',
    'referral:send',
    'referral:note',
  ],
  NATIONAL_DESK: [
    ...committeeMember,
    'committee:write',
    'plan:judge',
    'directory:write',
    'curriculum:write',
    'test-item:read',
    'test-item:write',
    'indicator:publish',
    'report:make',
    'policy:publish',
    'case:work',
    'alert:acknowledge',
    'alert:subscribe',
    'alert-rule:write',
    'counterpart:write',
    'repatriation:write',
    'webhook:write',
  ],
  INQUIRY_POLICE: [
    ...guest,
    'directory:read',
    'duty:plan',
    'case:read',
    'case:report',
    'alert:read',
    'alert:acknowledge',
    'reporter:read',
    'person:read',
    'person:identify',
    'referral:answer',
    'referral:note',
    'suspect:read',
    'operation:read',
    'operation:plan',
  ],
  SHELTER: [
    ...guest,
    'directory:read',
    'duty:plan',
    'case:read',
    'alert:read',
    'alert:acknowledge',
    'person:read',
    'assistance:read',
    'person:wish',
    'person:identify',
    'person:health',
    'person:shelter',
    'webhook:write',
    'referral:answer',
    'referral:note',
    'handover:prepare',
  ],
  PARTNER: [
    ...guest,
    'directory:read',
    'duty:plan',
    'case:read',
    'case:report',
    'alert:read',
    'person:read',
    'assistance:read',
    'person:wish',
    'person:identify',
    'person:health',
    'webhook:write',
    'referral:answer',
    'referral:note',
  ],
  VOLUNTEER_GROUP: ['case:report'],
  COUNTERPART: ['repatriation:follow', 'webhook:write'],
  PROGRAMME_MONITOR: [],
  AUDITOR: ['directory:read', 'oversight:read', 'oversight:review'],
  DATA_PROTECTION_OFFICER: ['directory:read', 'oversight:read', 'oversight:review', 'person:erase'],
  ADMINISTRATOR: ['directory:read', 'oversight:appoint', 'place:write'],
};

/** Kinds that watch over those who read cases. */
export const WATCHING_KINDS: readonly OfficeKind[] = OFFICE_KINDS.filter((kind) =>
  SCOPES_OF_OFFICE[kind].includes('oversight:review'),
);

/** All that an account of an office's own system may do, and of it only what the kind of its office may. */
export const SCOPES_OF_ACCOUNT: readonly Scope[] = ['repatriation:follow'];

/** The union of scopes of several kinds of office, sorted. */
export const scopesOf = (kinds: Iterable<OfficeKind>): Scope[] =>
  [...new Set([...kinds].flatMap((kind) => [...SCOPES_OF_OFFICE[kind]]))].sort();
