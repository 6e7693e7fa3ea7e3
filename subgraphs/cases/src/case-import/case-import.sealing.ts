import { keyedDigest, type SealedValue, type SubjectSeal } from '@hub/subgraph-kit';

/** Under whose data key what was sent of a file lies until it is taken or dropped; then the key is destroyed. */
export const subjectOfImport = (id: string): string => `case-import:${id}`;

const placeOf = (id: string, number: number) => ({
  table: 'case_import_chunk',
  row: `${id}/${number}`,
  column: 'rows',
});

export const sealChunk = (
  seal: SubjectSeal,
  { id, number, rows }: { readonly id: string; readonly number: number; readonly rows: unknown },
): string => seal.seal(JSON.stringify(rows), placeOf(id, number));

/** What was sealed as `unseal` takes it. */
export const sealedChunk = (id: string, { number, sealed }: { number: number; sealed: string }): SealedValue => ({
  ...{ value: sealed, subject: subjectOfImport(id), place: placeOf(id, number) },
});

/** Equal for equal texts, and nothing to anybody without the key of the hub. */
export const tokenOfText = (indexKey: string, text: string): string => keyedDigest(indexKey, 'case-import', text);
