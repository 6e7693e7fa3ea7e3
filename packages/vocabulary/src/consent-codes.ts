import type { OfficeKind } from './office.js';

/** On what ground identifying data of a person may be used. */
export const CONSENT_BASES = [
  /** The person's own, informed. */
  'CONSENT',
  /** Of a parent or guardian, for a child. */
  'GUARDIAN_CONSENT',
  /** To save a life or a body, for a short time. */
  'VITAL_INTEREST',
  /** A law demands it. */
  'LEGAL_DUTY',
] as const;
export type ConsentBasis = (typeof CONSENT_BASES)[number];

/** What a child says to what is done with its data. */
export const ASSENTS = ['GIVEN', 'REFUSED', 'NOT_ABLE'] as const;
export type Assent = (typeof ASSENTS)[number];

/** Why no guardian consents for a child. */
export const WITHOUT_GUARDIAN_REASONS = [
  'NO_GUARDIAN',
  'GUARDIAN_NOT_FOUND',
  'GUARDIAN_SUSPECTED',
  'CONTACT_ENDANGERS_CHILD',
] as const;
export type WithoutGuardianReason = (typeof WITHOUT_GUARDIAN_REASONS)[number];

/** Whom identifying data may be given to; a consent names classes, never single offices. */
export const RECIPIENT_CLASSES = ['COMMITTEE', 'POLICE', 'SHELTER', 'PARTNER', 'COUNTERPART'] as const;
export type RecipientClass = (typeof RECIPIENT_CLASSES)[number];

/** The class a kind of office belongs to; kinds that are left out never receive identifying data. */
export const RECIPIENT_OF_OFFICE: Readonly<Partial<Record<OfficeKind, RecipientClass>>> = {
  CHAIR: 'COMMITTEE',
  VICE_CHAIR: 'COMMITTEE',
  FOCAL_POINT: 'COMMITTEE',
  PREVENTION_GROUP: 'COMMITTEE',
  SUPPRESSION_GROUP: 'COMMITTEE',
  REHABILITATION_GROUP: 'COMMITTEE',
  SECRETARIAT: 'COMMITTEE',
  NATIONAL_DESK: 'COMMITTEE',
  INQUIRY_POLICE: 'POLICE',
  SHELTER: 'SHELTER',
  PARTNER: 'PARTNER',
  COUNTERPART: 'COUNTERPART',
};
