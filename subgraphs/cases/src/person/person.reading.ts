import { type Batch, type EntityManager, type HubContext, isId, unseal } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { identifiable } from '../access/access.decision.js';
import { consentsOfPersons } from '../consent/consent.store.js';
import { requireIdentifying } from '../permissions.js';
import { type GroupValues, PERSON_GROUPS, type PersonGroup } from './person.groups.js';
import { valuePlace } from './person.sealing.js';
import { personsById, valuesOfPersons } from './person.store.js';

/** One group of values of one person, and what it is read for. */
export interface ValuesRead {
  readonly person: string;
  readonly group: PersonGroup;
  readonly purpose: AccessPurpose;
}
type Asked = Omit<ValuesRead, 'person'>;

/** Null for a person whom the caller may not identify for this purpose. Reads of one group and purpose are one batch. */
export const valuesOfPerson: Batch<ValuesRead, GroupValues> = async (reads, context) => {
  const found = new Map<string, GroupValues>();
  const kinds = new Map(reads.map(({ group, purpose }) => [`${group} ${purpose}`, { group, purpose }]));
  for (const [kind, asked] of kinds) {
    const persons = reads.filter((read) => isSame(read, asked)).map(({ person }) => person);
    for (const [person, values] of await readGroup(persons.filter(isId), asked, context))
      found.set(`${kind} ${person}`, values);
  }
  return reads.map(({ person, group, purpose }) => found.get(`${group} ${purpose} ${person}`) ?? null);
};

const isSame = (one: Asked, other: Asked): boolean => one.group === other.group && one.purpose === other.purpose;

const readGroup = (
  persons: readonly string[],
  { group, purpose }: Asked,
  context: HubContext,
): Promise<Map<string, GroupValues>> => {
  const { scope } = PERSON_GROUPS[group];
  const held = requireIdentifying(context, scope);
  return context.asCaller(async (tx) => {
    const consents = await consentsOfPersons(tx, persons);
    const rows = (await personsById(tx, persons)).map((row) => ({
      ...{ id: row.id, caseId: row.case_id },
      consents: consents.filter(({ personId }) => personId === row.id),
    }));
    const allowed = await identifiable(
      tx,
      { caller: context.caller, now: context.now() },
      { rows, scope, purpose, held },
    );
    return openGroup(tx, context, { persons: allowed.map(({ row }) => row.id), group, purpose });
  }, purpose);
};

const openGroup = async (
  tx: EntityManager,
  { sealer, caller }: HubContext,
  { persons, group, purpose }: Asked & { readonly persons: readonly string[] },
): Promise<Map<string, GroupValues>> => {
  const rows = await valuesOfPersons(tx, persons, group);
  const sealed = rows.map(({ person_id, field, sealed: value }) => ({
    value,
    place: valuePlace(person_id, { group, field }),
  }));
  const opened = await unseal(tx, sealer, { sealed, actor: `person:${caller.id}`, purpose });
  const nothing = Object.fromEntries(PERSON_GROUPS[group].fields.map((field) => [field, null]));
  return new Map(
    persons.map((person) => {
      const known = rows.flatMap((row, index) => (row.person_id === person ? [[row.field, opened[index]]] : []));
      return [person, { ...nothing, ...Object.fromEntries(known) } as GroupValues];
    }),
  );
};
