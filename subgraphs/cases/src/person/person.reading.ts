import { type Batch, type EntityManager, type HubContext, type Services, unseal } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { type Allowed, identifiable } from '../access/access.decision.js';
import { aboutCase } from '../access/act.js';
import { purposedReading } from '../access/purposed-reading.js';
import { consentsOfPersons } from '../consent/consent.store.js';
import { type GroupValues, PERSON_GROUPS, type PersonGroup } from './person.groups.js';
import { sealedOf } from './person.sealing.js';
import { type PersonRow, personsById, valuesOfPersons } from './person.store.js';

/** A person whose values are read, and what for. */
export interface ValuesRead {
  readonly person: string;
  readonly purpose: AccessPurpose;
}

interface Asked {
  readonly group: PersonGroup;
  readonly purpose: AccessPurpose;
}

/**
 * Null for a person whom the caller may not identify for this purpose. A batch for each group, because a caller who
 * may read nothing of one group is refused as a whole.
 */
const batchOf = (group: PersonGroup): Batch<ValuesRead, GroupValues> =>
  purposedReading({
    scope: PERSON_GROUPS[group].scope,
    idOf: ({ person }: ValuesRead) => person,
    read: async (tx, { ids, ...asked }, context) => {
      const consents = await consentsOfPersons(tx, ids);
      const rows = (await personsById(tx, ids)).map((row) => ({
        ...{ id: row.id, caseId: row.case_id },
        consents: consents.filter(({ personId }) => personId === row.id),
      }));
      const allowed = await identifiable(tx, { caller: context.caller, now: context.now() }, { rows, ...asked });
      return openGroup(tx, context, { allowed, group, purpose: asked.purpose });
    },
  });

export const valuesOfPerson: Readonly<Record<PersonGroup, Batch<ValuesRead, GroupValues>>> = {
  identity: batchOf('identity'),
  health: batchOf('health'),
  shelter: batchOf('shelter'),
  guardian: batchOf('guardian'),
  wishWords: batchOf('wishWords'),
  exploitationPlace: batchOf('exploitationPlace'),
};

const openGroup = async (
  tx: EntityManager,
  { sealer, caller }: HubContext,
  { allowed, group, purpose }: Asked & { readonly allowed: readonly Allowed<{ readonly id: string }>[] },
): Promise<Map<string, GroupValues>> => {
  const audits = new Map(allowed.map(({ row, audit }) => [row.id, audit]));
  const persons = [...audits.keys()];
  const rows = await valuesOfPersons(tx, persons, group);
  const sealed = rows.map(({ person_id, ...row }) => ({
    ...sealedOf(person_id, { ...row, group }),
    ...audits.get(person_id),
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

/**
 * The day of birth of a person, to compare with what is told of their age; on record, and never shown. Needs a system
 * actor.
 */
export const bornOnOf = async (
  tx: EntityManager,
  { id, case_id: caseId }: Pick<PersonRow, 'id' | 'case_id'>,
  { by, office, sealer }: { readonly by: string; readonly office: string; readonly sealer: Services['sealer'] },
): Promise<string | null> => {
  const row = (await valuesOfPersons(tx, [id], 'identity')).find(({ field }) => field === 'bornOn');
  if (!row) return null;
  const sealed = [{ ...sealedOf(id, { ...row, group: 'identity' }), about: aboutCase(caseId) }];
  const [bornOn] = await unseal(tx, sealer, { sealed, actor: `person:${by}`, office, purpose: 'update-person' });
  return bornOn ?? null;
};
