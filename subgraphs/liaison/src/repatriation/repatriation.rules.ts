import type {
  ErrorCode,
  HandoverSide,
  NeedsFlag,
  PersonsBand,
  RepatriationDirection,
  RepatriationProof,
  RepatriationReason,
  RepatriationState,
} from '@hub/vocabulary';

type States = readonly RepatriationState[];

const BEFORE_HANDOVER: States = ['ON_HOLD', 'LOST_CONTACT', 'WITHDRAWN', 'SELF_RETURNED', 'REFUSED'];

/** Where each state leads, whichever way persons go; a pause leads back to where it began as well. */
const WAYS: Readonly<Record<RepatriationState, States>> = {
  REQUESTED: ['COUNTERPART_NOTIFIED', ...BEFORE_HANDOVER],
  COUNTERPART_NOTIFIED: ['COUNTERPART_ACKNOWLEDGED', ...BEFORE_HANDOVER],
  COUNTERPART_ACKNOWLEDGED: ['TRACING', ...BEFORE_HANDOVER],
  TRACING: ['CLEARED', ...BEFORE_HANDOVER],
  CLEARED: ['SCHEDULED', ...BEFORE_HANDOVER],
  SCHEDULED: ['IN_TRANSIT', ...BEFORE_HANDOVER],
  IN_TRANSIT: ['HANDED_OVER', ...BEFORE_HANDOVER],
  HANDED_OVER: ['RECEIVED', 'LOST_CONTACT'],
  RECEIVED: ['FOLLOW_UP', 'LOST_CONTACT'],
  FOLLOW_UP: ['CLOSED', 'LOST_CONTACT'],
  CLOSED: [],
  ON_HOLD: ['LOST_CONTACT', 'WITHDRAWN', 'SELF_RETURNED', 'REFUSED'],
  LOST_CONTACT: ['WITHDRAWN', 'SELF_RETURNED', 'REFUSED'],
  WITHDRAWN: [],
  SELF_RETURNED: ['FOLLOW_UP'],
  REFUSED: [],
};

const PAUSES: States = ['ON_HOLD', 'LOST_CONTACT'];
const AFTER_HANDOVER: States = ['HANDED_OVER', 'RECEIVED', 'FOLLOW_UP'];

/** What must be known before CLEARED, and hold until persons cross; what tracing finds differs by direction. */
const CLEARANCE: Readonly<Record<RepatriationDirection, readonly RepatriationProof[]>> = {
  INBOUND: ['PERSON_LOCATED', 'IDENTITY_CONFIRMED', 'NATIONALITY_CONFIRMED', 'DOCUMENTS_READY', 'SAFETY_ASSESSED'],
  OUTBOUND: ['FAMILY_TRACED', 'FAMILY_ASSESSED', 'NATIONALITY_CONFIRMED', 'DOCUMENTS_READY', 'SAFETY_ASSESSED'],
};
const CLEAR: States = ['CLEARED', 'SCHEDULED', 'IN_TRANSIT'];
/** States that say what only a counterpart that was told can do. */
const WITH_COUNTERPART: States = ['COUNTERPART_NOTIFIED', 'COUNTERPART_ACKNOWLEDGED', 'SCHEDULED', 'IN_TRANSIT'];

/** What may hold a return up on either side. */
export const DELAYS: readonly RepatriationReason[] = [
  ...(['HEALTH', 'DOCUMENTS', 'SAFETY', 'LEGAL_PROCEEDINGS', 'CROSSING_CLOSED'] as const),
  ...(['WEATHER', 'TRANSPORT', 'SENDER_NOT_READY', 'RECEIVER_NOT_READY'] as const),
];
/** Why a return may leave its way; the other states take no reason. */
const REASONS: Readonly<Partial<Record<RepatriationState, readonly RepatriationReason[]>>> = {
  ON_HOLD: DELAYS,
  WITHDRAWN: ['WISH_OF_PERSON', 'WISH_OF_GUARDIAN'],
  REFUSED: ['REFUSED_HERE', 'REFUSED_THERE', 'NATIONALITY_NOT_CONFIRMED', 'SAFETY'],
};

/** Where a repatriation stands. */
export interface Standing {
  readonly direction: RepatriationDirection;
  readonly state: RepatriationState;
  /** Where a pause began. */
  readonly heldFrom: RepatriationState | null;
  readonly releasedAt: Date | null;
  readonly crossing: string | null;
  readonly windowStart: string | null;
  readonly personsBand: PersonsBand;
  readonly needsFlags: readonly NeedsFlag[];
}

/** What is on record, and given with a step. */
export interface Given {
  readonly proofs: readonly RepatriationProof[];
  readonly keys: readonly HandoverSide[];
  readonly reason: RepatriationReason | null;
}

/** The states that it can come to from where it stands, whatever they still need. */
export const waysFrom = ({ state, heldFrom }: Pick<Standing, 'state' | 'heldFrom'>): States => {
  if (!PAUSES.includes(state) || !heldFrom) return WAYS[state];
  return AFTER_HANDOVER.includes(heldFrom) ? [heldFrom] : [heldFrom, ...WAYS[state]];
};

/** Where a pause that is made now leads back to; a crossing that was broken off is scheduled anew. */
export const heldFromOf = ({ state, heldFrom }: Pick<Standing, 'state' | 'heldFrom'>, to: RepatriationState) => {
  if (!PAUSES.includes(to)) return null;
  return PAUSES.includes(state) ? heldFrom : state === 'IN_TRANSIT' ? 'SCHEDULED' : state;
};

/** A person returns of their own will; of a child it is decided, and beside it each adult is asked. */
const wills = ({ needsFlags, personsBand }: Standing): readonly RepatriationProof[] =>
  needsFlags.includes('CHILD')
    ? ['BEST_INTEREST_DECIDED', ...(personsBand === 'ONE' ? [] : (['CONSENT_GIVEN'] as const))]
    : ['CONSENT_GIVEN'];

/** The proofs that a repatriation needs before persons cross. */
export const clearanceOf = (standing: Standing): readonly RepatriationProof[] => [
  ...CLEARANCE[standing.direction],
  ...wills(standing),
];

const MISSING_PROOF = {
  PERSON_LOCATED: 'REPATRIATION_NEEDS_LOCATION',
  IDENTITY_CONFIRMED: 'REPATRIATION_NEEDS_IDENTITY',
  FAMILY_TRACED: 'REPATRIATION_NEEDS_FAMILY_TRACING',
  FAMILY_ASSESSED: 'REPATRIATION_NEEDS_FAMILY_ASSESSMENT',
  NATIONALITY_CONFIRMED: 'REPATRIATION_NEEDS_NATIONALITY',
  CONSENT_GIVEN: 'REPATRIATION_NEEDS_CONSENT',
  BEST_INTEREST_DECIDED: 'REPATRIATION_NEEDS_BEST_INTEREST',
  DOCUMENTS_READY: 'REPATRIATION_NEEDS_DOCUMENTS',
  SAFETY_ASSESSED: 'REPATRIATION_NEEDS_SAFETY',
  FEEDBACK_GIVEN: 'REPATRIATION_NEEDS_FEEDBACK',
} as const satisfies Record<RepatriationProof, ErrorCode>;

/** What a step lacks, in words of a refusal. */
export type Lack =
  | (typeof MISSING_PROOF)[RepatriationProof]
  | 'REPATRIATION_NEEDS_RELEASE'
  | 'REPATRIATION_NEEDS_WINDOW'
  | 'REPATRIATION_NEEDS_HANDOVER'
  | 'REPATRIATION_NEEDS_REASON';

/** What a step that the table knows still needs; nothing when it may be taken. */
export const lacksOf = (standing: Standing, to: RepatriationState, { proofs, keys, reason }: Given): Lack[] => {
  const needed = CLEAR.includes(to) ? clearanceOf(standing) : to === 'CLOSED' ? (['FEEDBACK_GIVEN'] as const) : [];
  const planned = standing.crossing !== null && standing.windowStart !== null;
  return [
    ...(WITH_COUNTERPART.includes(to) && !standing.releasedAt ? (['REPATRIATION_NEEDS_RELEASE'] as const) : []),
    ...needed.filter((proof) => !proofs.includes(proof)).map((proof) => MISSING_PROOF[proof]),
    ...((to === 'SCHEDULED' || to === 'IN_TRANSIT') && !planned ? (['REPATRIATION_NEEDS_WINDOW'] as const) : []),
    ...(to === 'HANDED_OVER' && standing.state === 'IN_TRANSIT' && keys.length < 2
      ? (['REPATRIATION_NEEDS_HANDOVER'] as const)
      : []),
    ...(isFitting(to, reason) ? [] : (['REPATRIATION_NEEDS_REASON'] as const)),
  ];
};

const isFitting = (to: RepatriationState, reason: RepatriationReason | null): boolean =>
  REASONS[to] ? reason !== null && REASONS[to].includes(reason) : reason === null;

/** Whether a proof may be recorded or ended now: those of the clearance until persons set out, feedback after it. */
export const mayProve = (standing: Standing, proof: RepatriationProof): boolean =>
  proof === 'FEEDBACK_GIVEN' ? standing.state === 'FOLLOW_UP' : isBeforeTransit(standing);

/** Whether a proof means anything for a repatriation of this direction. */
export const isOfDirection = (direction: RepatriationDirection, proof: RepatriationProof): boolean =>
  CLEARANCE[direction].includes(proof) || !(['INBOUND', 'OUTBOUND'] as const).some((d) => CLEARANCE[d].includes(proof));

const WAY_TO_TRANSIT: States = [
  ...(['REQUESTED', 'COUNTERPART_NOTIFIED', 'COUNTERPART_ACKNOWLEDGED', 'TRACING', 'CLEARED', 'SCHEDULED'] as const),
];
const isBeforeTransit = ({ state, heldFrom }: Pick<Standing, 'state' | 'heldFrom'>): boolean =>
  WAY_TO_TRANSIT.includes(PAUSES.includes(state) && heldFrom ? heldFrom : state);

/** Whether crossing and window may still be chosen or changed. */
export const mayReschedule = isBeforeTransit;

/** FIRST_AGREED is for the first window, a delay for each later one. */
export const isReasonOfWindow = ({ windowStart }: Pick<Standing, 'windowStart'>, reason: RepatriationReason) =>
  windowStart === null ? reason === 'FIRST_AGREED' : DELAYS.includes(reason);

/** Whether a key may be turned now. */
export const mayConfirm = ({ state }: Pick<Standing, 'state'>): boolean => state === 'IN_TRANSIT';

/** Whether a handover that was confirmed still stands, so that a repeat answers as the first did. */
export const isConfirmed = ({ state }: Pick<Standing, 'state'>): boolean =>
  state === 'IN_TRANSIT' || state === 'CLOSED' || AFTER_HANDOVER.includes(state);

/** Whether one who comes to this state still moves with the others: who falls behind goes on alone. */
export const staysInMovement = (to: RepatriationState): boolean =>
  to === 'SCHEDULED' || to === 'IN_TRANSIT' || to === 'CLOSED' || AFTER_HANDOVER.includes(to);

const ENDED: States = ['WITHDRAWN', 'SELF_RETURNED', 'REFUSED', 'CLOSED'];

/** Whether nothing can come of it any more. */
export const isEnded = ({ state }: Pick<Standing, 'state'>): boolean => ENDED.includes(state);

/** Whether the other side may be told of it from now on. */
export const mayRelease = ({ state, releasedAt }: Pick<Standing, 'state' | 'releasedAt'>): boolean =>
  !releasedAt && !ENDED.includes(state);

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A pseudonym made of nothing but the random bits of a new UUID. */
export const refOf = (randomId: string): string => {
  const bytes = Buffer.from(randomId.replaceAll('-', ''), 'hex').subarray(0, 6);
  return `REP-${Array.from(bytes, (byte) => BASE32.charAt(byte % BASE32.length)).join('')}`;
};

const REF = /^REP-[A-Z2-7]{6}$/;
export const isRef = (ref: string): boolean => REF.test(ref);

/** A reference as people write it, e.g. ` rep-7f3kq2 `. */
export const readRef = (written: string): string => written.trim().toUpperCase();
