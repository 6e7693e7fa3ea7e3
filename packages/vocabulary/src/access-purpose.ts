import type { OfficeKind } from './office.js';

/** What identifying data may be read for; each read names one, and it is recorded. */
export const ACCESS_PURPOSES = [
  /** Rescue, safety and the work of the committee on a case. */
  'PROTECTION',
  /** Health, shelter, rehabilitation, reintegration. */
  'CARE',
  /** Inquiry and prosecution. */
  'INVESTIGATION',
  /** Going home across a border. */
  'REPATRIATION',
] as const;
export type AccessPurpose = (typeof ACCESS_PURPOSES)[number];

/** Purposes that an office of a kind can have at all; consent and assignment narrow them. */
export const PURPOSES_OF_OFFICE: Readonly<Partial<Record<OfficeKind, readonly AccessPurpose[]>>> = {
  SUPPRESSION_GROUP: ['PROTECTION', 'INVESTIGATION'],
  REHABILITATION_GROUP: ['CARE'],
  SECRETARIAT: ['PROTECTION', 'CARE', 'REPATRIATION'],
  INQUIRY_POLICE: ['INVESTIGATION'],
  SHELTER: ['CARE'],
  PARTNER: ['CARE'],
};
