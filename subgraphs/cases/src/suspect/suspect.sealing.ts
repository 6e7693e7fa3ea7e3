import { sealedFields } from '../access/sealed-fields.js';

export const SUSPECT_FIELDS = [
  'name',
  'otherNames',
  'bornOn',
  'paperKind',
  'paperNumber',
  'phone',
  'address',
  'description',
] as const;

/** Who a suspect is, as it is told; what is not told is null. */
export type SuspectValues = Readonly<Record<(typeof SUSPECT_FIELDS)[number], string | null>>;

/** Under whose data key everything about a suspect is sealed. */
export const subjectOfSuspect = (suspect: string): string => `suspect:${suspect}`;

export const { seal: sealSuspect, sealedOf: sealedOfSuspect } = sealedFields('suspect_value', {
  fields: SUSPECT_FIELDS,
  subjectOf: subjectOfSuspect,
});
