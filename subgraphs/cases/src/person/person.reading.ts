import { type Batch, type EntityManager, type HubContext, isId, unseal } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { identifiable } from '../access/access.decision.js';
import { consentsOfPersons } from '../consent/consent.store.js';
import { type Appointed, requireIdentifying } from '../permissions.js';
import { type GroupValues, PERSON_GROUPS, type PersonGroup } from './person.groups.js';
import { sealedOf } from './person.sealing.js';
import { personsById, valuesOfPersons } from './person.store.js';

/** A person whose values are read, and what for. */
export interface ValuesRead {
  readonly person: string;
  readonly purpose: AccessPurpose;
}

/**
 * Null for a person whom the caller may not identify for this purpose. A batch for each group, because a caller who
 * may read nothing of one group is refused as a whole.
 */
const batchOf =
  (group: PersonGroup): Batch<ValuesRead, GroupValues> =>
  async (reads, context) => {
    const found = new Map<string, GroupValues>();
    for (const purpose of new Set(reads.map((read) => read.purpose))) {
      const persons = reads.flatMap((read) => (read.purpose === purpose && isId(read.person) ? [read.person] : []));
      for (const [person, values] of await readGroup(persons, { group, purpose }, context))
        found.set(`${purpose} ${person}`, values);
    }
    return reads.map(({ person, purpose }) => found.get(`${purpose} ${person}`) ?? null);
  };

export const valuesOfPerson: Readonly<Record<PersonGroup, Batch<ValuesRead, GroupValues>>> = {
  identity: batchOf('identity'),
  health: batchOf('health'),
  shelter: batchOf('shelter'),
};

interface Asked {
  readonly group: PersonGroup;
  readonly purpose: AccessPurpose;
}

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
    return openGroup(tx, context, { allowed, group, purpose });
  }, purpose);
};

interface Allowed {
  readonly row: { readonly id: string; readonly caseId: string };
  readonly office: Appointed;
}

/** The values of each person, opened through the office that allows it. */
const openGroup = async (
  tx: EntityManager,
  { sealer, caller }: HubContext,
  { allowed, group, purpose }: Asked & { readonly allowed: readonly Allowed[] },
): Promise<Map<string, GroupValues>> => {
  const nothing = Object.fromEntries(PERSON_GROUPS[group].fields.map((field) => [field, null]));
  const found = new Map(allowed.map(({ row }) => [row.id, { ...nothing }]));
  const stored = await valuesOfPersons(tx, [...found.keys()], group);
  for (const office of new Set(allowed.map((each) => each.office.office))) {
    const through = new Map(allowed.flatMap(({ row, office: of }) => (of.office === office ? [[row.id, row]] : [])));
    const values = stored.filter(({ person_id }) => through.has(person_id));
    const sealed = values.map((value) => sealedOf(through.get(value.person_id)!, { ...value, group }));
    const opened = await unseal(tx, sealer, { sealed, actor: `person:${caller.id}`, office, purpose });
    values.forEach(({ person_id, field }, index) => Object.assign(found.get(person_id)!, { [field]: opened[index] }));
  }
  return found as Map<string, never>;
};
