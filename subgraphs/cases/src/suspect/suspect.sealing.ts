import type { SealedValue, SubjectSeal } from '@hub/subgraph-kit';

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

/** One identifying value as it is stored. */
export interface StoredSuspectValue {
  readonly field: string;
  readonly sealed: string;
}

/** Under whose data key everything about a suspect is sealed. */
export const subjectOfSuspect = (suspect: string): string => `suspect:${suspect}`;

const placeOf = (row: string, column: string) => ({ table: 'suspect_value', row, column });

/** What was told, each value sealed for its place. */
export const sealSuspect = (seal: SubjectSeal, suspect: string, told: SuspectValues): StoredSuspectValue[] =>
  SUSPECT_FIELDS.flatMap((field) => {
    const plain = told[field];
    return plain ? [{ field, sealed: seal.seal(plain, placeOf(suspect, field)) }] : [];
  });

/** A stored value as `unseal` takes it. */
export const sealedOfSuspect = (suspect: string, { field, sealed }: StoredSuspectValue): SealedValue => ({
  value: sealed,
  subject: subjectOfSuspect(suspect),
  place: placeOf(suspect, field),
});
