import {
  type EntityManager,
  type HubContext,
  HubError,
  type SealedValue,
  subjectSeal,
  unseal,
} from '@hub/subgraph-kit';
import type { DisclosureField } from '@hub/vocabulary';
import { aboutCase } from '../access/act.js';
import type { PersonGroup } from '../person/person.groups.js';
import { sealedOf } from '../person/person.sealing.js';
import { valuesOfPersons } from '../person/person.store.js';
import { closeBy, openBy } from '../one-time-code/one-time-code.js';
import type { GivenValue } from '../referral-outside/outside.package.js';
import { groupsOf, isNamed } from './disclosure.rules.js';
import type { DisclosureRow } from './disclosure.store.js';

/** What an official of the other side gets. */
export interface DisclosedContent {
  readonly note: string | null;
  readonly persons: readonly (readonly GivenValue[])[];
}

/** Under whose data key a package lies; it goes when one of its persons is erased. */
export const subjectOfDisclosure = (disclosure: string): string => `disclosure:${disclosure}`;

const PURPOSE = 'REPATRIATION';
const packagePlace = (row: string) => ({ table: 'disclosure', row, column: 'package' });

interface Packing {
  readonly row: DisclosureRow;
  readonly persons: readonly string[];
  readonly fields: readonly DisclosureField[];
  readonly office: string;
}

/** Opens the values that go over; each is recorded as read by whoever seals them. Needs a system actor. */
export const valuesFor = async (
  tx: EntityManager,
  { row, persons, fields, office }: Packing,
  { caller, sealer }: HubContext,
): Promise<DisclosedContent['persons']> => {
  const values: { readonly person: string; readonly name: string; readonly sealed: SealedValue }[] = [];
  for (const group of groupsOf(fields))
    for (const { person_id: person, ...stored } of await valuesOfPersons(tx, persons, group))
      if (isNamed(fields, { group, field: stored.field }))
        values.push({ person, name: nameOf(group, stored.field), sealed: sealedOf(person, { ...stored, group }) });
  const sealed = values.map((each) => ({ ...each.sealed, about: aboutCase(row.caseId) }));
  const opened = await unseal(tx, sealer, { sealed, actor: `person:${caller.id}`, office, purpose: PURPOSE });
  return persons.map((id) =>
    values.flatMap(({ person, name }, index) => {
      const value = opened[index];
      return person === id && value ? [{ name, value }] : [];
    }),
  );
};

const nameOf = (group: PersonGroup, field: string): string => `${group}.${field}`;

/** Sealed twice: neither the keys of the hub nor the code open it alone. Needs a system actor. */
export const sealContent = async (
  tx: EntityManager,
  { id, code, content }: { readonly id: string; readonly code: string; readonly content: DisclosedContent },
  { sealer }: HubContext,
): Promise<string> => {
  const seal = await subjectSeal(tx, sealer, subjectOfDisclosure(id));
  if (!seal) throw new HubError('NOT_FOUND');
  return seal.seal(closeBy(code, id, JSON.stringify(content)), packagePlace(id));
};

/** Null when one of its persons was erased; recorded as read by the contact. Needs a system actor. */
export const openContent = async (
  tx: EntityManager,
  { row, sealed: value, code }: { readonly row: DisclosureRow; readonly sealed: string; readonly code: string },
  { sealer, caller }: HubContext,
): Promise<DisclosedContent | null> => {
  const sealed = {
    value,
    subject: subjectOfDisclosure(row.id),
    place: packagePlace(row.id),
    about: aboutCase(row.caseId),
  };
  const actor = `person:${caller.id}`;
  const [closed] = await unseal(tx, sealer, { sealed: [sealed], actor, office: row.office, purpose: PURPOSE });
  return closed ? (JSON.parse(openBy(code, row.id, closed)) as DisclosedContent) : null;
};
