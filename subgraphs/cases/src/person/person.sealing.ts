import { createHash } from 'node:crypto';
import type { Services } from '@hub/subgraph-kit';
import { GROUPS, PERSON_GROUPS, type PersonGroup, type ToldOfPerson } from './person.groups.js';

type Sealer = Services['sealer'];

/** One identifying value as it is stored. */
export interface SealedValue {
  readonly group: PersonGroup;
  readonly field: string;
  readonly sealed: string;
}

/** Where a value of a person lives. */
export const valuePlace = (person: string, { group, field }: Pick<SealedValue, 'group' | 'field'>) => ({
  table: 'person_value',
  row: person,
  column: `${group}.${field}`,
});

/** What was told, each value sealed for its place. */
export const sealTold = (sealer: Sealer, person: string, told: ToldOfPerson): SealedValue[] =>
  GROUPS.flatMap((group) =>
    PERSON_GROUPS[group].fields.flatMap((field) => {
      const plain = (told[group] as Readonly<Record<string, string | null>> | undefined)?.[field];
      return plain ? [{ group, field, sealed: sealer.seal(plain, valuePlace(person, { group, field })) }] : [];
    }),
  );

const digestPlace = (person: string) => ({ table: 'person', row: person, column: 'digest' });
const digestOf = (input: object): string => createHash('sha256').update(JSON.stringify(input)).digest('base64url');

/** Digest of an input, sealed: in clear it would let somebody test guesses at names. */
export const sealDigest = (sealer: Sealer, person: string, input: object): string =>
  sealer.seal(digestOf(input), digestPlace(person));

export const isSameInput = (sealer: Sealer, stored: { id: string; digest: string }, input: object): boolean =>
  sealer.open(stored.digest, digestPlace(stored.id)) === digestOf(input);
