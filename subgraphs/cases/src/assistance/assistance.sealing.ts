import type { SealedValue, SubjectSeal } from '@hub/subgraph-kit';
import { subjectOfPerson } from '../person/person.sealing.js';
import { type Details, DETAILS } from './assistance.inputs.js';
import type { StoredDetail } from './assistance.store.js';

const place = (assistance: string, field: string) => ({ table: 'assistance_value', row: assistance, column: field });

/** What was told, each value sealed for its place under the key of the person. */
export const sealDetails = (seal: SubjectSeal, assistance: string, details: Details): StoredDetail[] =>
  DETAILS.flatMap((field) => {
    const plain = details[field];
    return plain === null ? [] : [{ field, sealed: seal.seal(plain, place(assistance, field)) }];
  });

/** A stored value as `unseal` takes it. */
export const sealedDetail = (
  { id, personId }: { readonly id: string; readonly personId: string },
  { field, sealed }: StoredDetail,
): SealedValue => ({ value: sealed, subject: subjectOfPerson(personId), place: place(id, field) });
