/** INBOUND: a Thai national coming home. OUTBOUND: a foreign national going home. */
export const REPATRIATION_DIRECTIONS = ['INBOUND', 'OUTBOUND'] as const;
export type RepatriationDirection = (typeof REPATRIATION_DIRECTIONS)[number];

export const REPATRIATION_STATES = [
  'REQUESTED',
  'COUNTERPART_NOTIFIED',
  'COUNTERPART_ACKNOWLEDGED',
  'TRACING',
  'CLEARED',
  'SCHEDULED',
  'IN_TRANSIT',
  'HANDED_OVER',
  'RECEIVED',
  'FOLLOW_UP',
  'CLOSED',
  'ON_HOLD',
  'WITHDRAWN',
  'SELF_RETURNED',
  'REFUSED',
  'LOST_CONTACT',
] as const;
export type RepatriationState = (typeof REPATRIATION_STATES)[number];

/**
 * What must be known before persons return, and that the loop was closed. What tracing is differs: of persons who come
 * home to Thailand, where they are and who they are; of persons who leave it, their family.
 */
export const REPATRIATION_PROOFS = [
  'PERSON_LOCATED',
  'IDENTITY_CONFIRMED',
  'FAMILY_TRACED',
  'FAMILY_ASSESSED',
  'NATIONALITY_CONFIRMED',
  'CONSENT_GIVEN',
  'BEST_INTEREST_DECIDED',
  'DOCUMENTS_READY',
  'SAFETY_ASSESSED',
  'FEEDBACK_GIVEN',
] as const;
export type RepatriationProof = (typeof REPATRIATION_PROOFS)[number];

/** Why a return left its way, or its window or crossing was changed. */
export const REPATRIATION_REASONS = [
  'WISH_OF_PERSON',
  'WISH_OF_GUARDIAN',
  'REFUSED_HERE',
  'REFUSED_THERE',
  'NATIONALITY_NOT_CONFIRMED',
  'HEALTH',
  'DOCUMENTS',
  'SAFETY',
  'LEGAL_PROCEEDINGS',
  'CROSSING_CLOSED',
  'WEATHER',
  'TRANSPORT',
  'SENDER_NOT_READY',
  'RECEIVER_NOT_READY',
  'FIRST_AGREED',
] as const;
export type RepatriationReason = (typeof REPATRIATION_REASONS)[number];

/** Decisions about what the other side is told of a return. */
export const RELEASE_ACTS = ['RELEASED', 'SCOPE_CHANGED', 'WITHDRAWN'] as const;
export type ReleaseAct = (typeof RELEASE_ACTS)[number];

/** Why the other side is told no more. */
export const RELEASE_WITHDRAWALS = ['CONSENT_WITHDRAWN', 'SAFETY', 'WRONG_OFFICE', 'NO_LEGAL_BASIS'] as const;
export type ReleaseWithdrawal = (typeof RELEASE_WITHDRAWALS)[number];

/** What a release lets the other side know of a return, beside its pseudonym, direction and state. */
export const RELEASE_FACTS = ['WINDOW', 'CROSSING', 'PERSONS_BAND', 'NEEDS'] as const;
export type ReleaseFact = (typeof RELEASE_FACTS)[number];

/** The two countries that must both confirm a handover. */
export const HANDOVER_SIDES = ['THAILAND', 'COUNTERPART'] as const;
export type HandoverSide = (typeof HANDOVER_SIDES)[number];

/** The chain along which a return is coordinated. */
export const COORDINATION_LEVELS = ['DISTRICT', 'PROVINCE', 'NATIONAL', 'COUNTERPART'] as const;
export type CoordinationLevel = (typeof COORDINATION_LEVELS)[number];
export const COORDINATION_ACTS = ['TOLD', 'AGREED'] as const;
export type CoordinationAct = (typeof COORDINATION_ACTS)[number];

/** What the other side says of a return that it follows. */
export const COUNTERPART_UPDATE_KINDS = ['READY', 'DELAYED', 'CANNOT', 'RECEIVED'] as const;
export type CounterpartUpdateKind = (typeof COUNTERPART_UPDATE_KINDS)[number];
/** All that the chain shows: what an office was told and agreed to, and what the other side says itself. */
export const CHAIN_ACTS = [...COORDINATION_ACTS, ...COUNTERPART_UPDATE_KINDS] as const;
export type ChainAct = (typeof CHAIN_ACTS)[number];

/** Needs a receiving office must prepare for; the only facts about people in the counterpart feed. */
export const NEEDS_FLAGS = ['CHILD', 'MEDICAL', 'INTERPRETER'] as const;
export type NeedsFlag = (typeof NEEDS_FLAGS)[number];

export const CROSSING_KINDS = ['LEGAL', 'NATURAL_AGGREGATE'] as const;
export type CrossingKind = (typeof CROSSING_KINDS)[number];
export const CROSSING_MODES = ['BRIDGE', 'PIER', 'BOAT'] as const;
export type CrossingMode = (typeof CROSSING_MODES)[number];
