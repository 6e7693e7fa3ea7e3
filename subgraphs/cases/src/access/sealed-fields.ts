import type { SealedValue, SubjectSeal } from '@hub/subgraph-kit';

/** One identifying value as it is stored. */
export interface StoredField {
  readonly field: string;
  readonly sealed: string;
}

/** How the values of a table are sealed, one row for each field, under the data key of the subject they belong to. */
export const sealedFields = <Field extends string>(
  table: string,
  { fields, subjectOf }: { readonly fields: readonly Field[]; readonly subjectOf: (id: string) => string },
) => {
  const placeOf = (row: string, column: string) => ({ table, row, column });
  return {
    /** What was told, each value sealed for its place; what was not told is left out. */
    seal: (seal: SubjectSeal, id: string, told: Readonly<Record<Field, string | null>>): StoredField[] =>
      fields.flatMap((field) => {
        const plain = told[field];
        return plain ? [{ field, sealed: seal.seal(plain, placeOf(id, field)) }] : [];
      }),
    /** A stored value as `unseal` takes it. */
    sealedOf: (id: string, { field, sealed }: StoredField): SealedValue => ({
      value: sealed,
      subject: subjectOf(id),
      place: placeOf(id, field),
    }),
  };
};
