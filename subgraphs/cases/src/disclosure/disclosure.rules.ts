import type { DisclosureField, ErrorCode } from '@hub/vocabulary';
import { type ConsentTerms, covers } from '../access/access.rules.js';
import type { PersonGroup } from '../person/person.groups.js';

/** Wrong codes after which a package is destroyed. */
const MOST_WRONG = 5;

/** The values that a fact is made of, by group and field. */
const VALUES: Readonly<Record<DisclosureField, readonly (readonly [PersonGroup, string])[]>> = {
  GIVEN_NAME: [['identity', 'givenName']],
  FAMILY_NAME: [['identity', 'familyName']],
  OTHER_NAMES: [['identity', 'otherNames']],
  BORN_ON: [['identity', 'bornOn']],
  PAPER: [
    ['identity', 'paperKind'],
    ['identity', 'paperNumber'],
  ],
  PHONE: [['identity', 'phone']],
  ADDRESS: [['identity', 'address']],
  GUARDIAN: [
    ['guardian', 'name'],
    ['guardian', 'contact'],
  ],
};

/** Groups that a value of these facts can stand in. */
export const groupsOf = (fields: readonly DisclosureField[]): PersonGroup[] => [
  ...new Set(fields.flatMap((field) => VALUES[field].map(([group]) => group))),
];

/** Whether a value is one of these facts. */
export const isNamed = (
  fields: readonly DisclosureField[],
  { group, field }: { readonly group: PersonGroup; readonly field: string },
): boolean => fields.some((each) => VALUES[each].some(([g, f]) => g === group && f === field));

/** The consent, or the law in its place, that lets the other side know who a person is. */
export const groundOf = <Consent extends ConsentTerms>(consents: readonly Consent[], now: Date): Consent | undefined =>
  consents.find((consent) => covers(consent, { recipient: 'COUNTERPART', purpose: 'REPATRIATION', now }));

export interface Waiting {
  readonly until: Date;
  readonly openedAt: Date | null;
  readonly endedAt: Date | null;
}

/** Whether a package can be sealed, or opened, or taken back, at all. */
export const isWaiting = ({ until, openedAt, endedAt }: Waiting, now: Date): boolean =>
  openedAt === null && endedAt === null && now < until;

/** Whether this wrong code is the last. */
export const isLastWrong = (before: number): boolean => before + 1 >= MOST_WRONG;

export interface Sealing {
  readonly row: Waiting;
  /** Persons of the case that were found, each with its consents. */
  readonly persons: readonly { readonly erased: boolean; readonly consents: readonly ConsentTerms[] }[];
  /** How many were named. */
  readonly asked: number;
}

/** What stands against sealing a package. */
export const problemsOfSealing = (
  { row, persons, asked }: Sealing,
  now: Date,
): { readonly code: ErrorCode; readonly field: string }[] => {
  if (!isWaiting(row, now)) return [{ code: 'DISCLOSURE_NOT_OPEN', field: 'input.disclosure' }];
  if (persons.length !== asked) return [{ code: 'INPUT_INVALID', field: 'input.persons' }];
  if (persons.some(({ erased }) => erased)) return [{ code: 'PERSON_ERASED', field: 'input.persons' }];
  return persons.every(({ consents }) => groundOf(consents, now))
    ? []
    : [{ code: 'DISCLOSURE_NOT_COVERED', field: 'input.persons' }];
};
