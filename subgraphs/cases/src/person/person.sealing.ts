import { blindIndex, type IndexedKind, type SealedValue, type SubjectSeal } from '@hub/subgraph-kit';
import { GROUPS, PERSON_GROUPS, type PersonGroup, type ToldOfPerson } from './person.groups.js';

/** One identifying value as it is stored. */
export interface StoredValue {
  readonly group: PersonGroup;
  readonly field: string;
  readonly sealed: string;
}

/** What an identifier is found by; it tells nothing without the index key. */
export interface Token {
  readonly kind: IndexedKind;
  readonly token: string;
}

/** Under whose data key everything about a person is sealed. */
export const subjectOfPerson = (person: string): string => `person:${person}`;

const valuePlace = (person: string, { group, field }: Pick<StoredValue, 'group' | 'field'>) => ({
  table: 'person_value',
  row: person,
  column: `${group}.${field}`,
});

/** What was told, each value sealed for its place. */
export const sealTold = (seal: SubjectSeal, person: string, told: ToldOfPerson): StoredValue[] =>
  GROUPS.flatMap((group) =>
    PERSON_GROUPS[group].fields.flatMap((field) => {
      const plain = (told[group] as Readonly<Record<string, string | null>> | undefined)?.[field];
      return plain ? [{ group, field, sealed: seal.seal(plain, valuePlace(person, { group, field })) }] : [];
    }),
  );

/** A stored value as `unseal` takes it. */
export const sealedOf = (person: string, { group, field, sealed }: StoredValue): SealedValue => ({
  value: sealed,
  subject: subjectOfPerson(person),
  place: valuePlace(person, { group, field }),
});

/** The token of an identifier; null when nothing of it is left once it is normalised. */
export const tokenOf = (indexKey: string, kind: IndexedKind, value: string): string | null =>
  blindIndex(indexKey, { index: 'person', kind, value });

/** What a person can be found by: the full name, other names, the phone, the paper's number. */
export const tokensOf = (indexKey: string, { identity }: ToldOfPerson): Token[] => {
  if (!identity) return [];
  const { givenName, familyName, otherNames, phone, paperNumber } = identity;
  const identifiers: readonly (readonly [IndexedKind, string | null])[] = [
    ['NAME', [givenName, familyName].filter(Boolean).join(' ') || null],
    ['NAME', otherNames],
    ['PHONE', phone],
    ['PAPER', paperNumber],
  ];
  const tokens = identifiers.flatMap(([kind, value]) => {
    const token = value && tokenOf(indexKey, kind, value);
    return token ? [{ kind, token }] : [];
  });
  return tokens.filter(({ token }, index) => tokens.findIndex((other) => other.token === token) === index);
};
