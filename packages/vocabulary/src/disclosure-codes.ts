/** Facts about a person that can be given to the other side of the border; health and shelter never are. */
export const DISCLOSURE_FIELDS = [
  'GIVEN_NAME',
  'FAMILY_NAME',
  'OTHER_NAMES',
  'BORN_ON',
  /** Kind and number of an identity paper. */
  'PAPER',
  'PHONE',
  'ADDRESS',
  /** Name and contact of who answers for a child. */
  'GUARDIAN',
] as const;
export type DisclosureField = (typeof DISCLOSURE_FIELDS)[number];

/** GRANTED: it is decided who may get it. SEALED: the package waits for its code. */
export const DISCLOSURE_STATES = ['GRANTED', 'SEALED', 'OPENED', 'ENDED'] as const;
export type DisclosureState = (typeof DISCLOSURE_STATES)[number];

/** Why a disclosure ended before it was opened. */
export const DISCLOSURE_ENDINGS = [
  'TAKEN_BACK',
  'RELEASE_WITHDRAWN',
  'RETURN_ENDED',
  'CONSENT_ENDED',
  'PERSON_ERASED',
  'CODE_LOCKED',
  'EXPIRED',
] as const;
export type DisclosureEnding = (typeof DISCLOSURE_ENDINGS)[number];
