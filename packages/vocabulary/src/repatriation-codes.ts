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

/** Needs a receiving office must prepare for; the only facts about people in the counterpart feed. */
export const NEEDS_FLAGS = ['CHILD', 'MEDICAL', 'INTERPRETER'] as const;
export type NeedsFlag = (typeof NEEDS_FLAGS)[number];

export const CROSSING_KINDS = ['LEGAL', 'NATURAL_AGGREGATE'] as const;
export type CrossingKind = (typeof CROSSING_KINDS)[number];
export const CROSSING_MODES = ['BRIDGE', 'PIER', 'BOAT'] as const;
export type CrossingMode = (typeof CROSSING_MODES)[number];
