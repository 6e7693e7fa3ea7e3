import { type EntityManager, type HubContext, recordAudit } from '@hub/subgraph-kit';
import { type Allowed, identifiable } from '../access/access.decision.js';
import { consentsOfPersons } from '../consent/consent.store.js';
import { type Appointed, requireIdentifying } from '../permissions.js';
import type { FindPersonsInput } from './person.inputs.js';
import { tokenOf } from './person.sealing.js';
import { type PersonRow, personsByToken } from './person.store.js';
import { type Person, personOf } from './person.type.js';

/** Persons that one search shows at most, and that are looked at to find them. */
const MOST = { shown: 20, looked: 200 };
const LONGEST = 200;

/**
 * Persons whom the caller may identify for this purpose and who have exactly this identifier. Nobody with it, and
 * nobody whom the caller may identify, answer alike.
 */
export const find = (input: FindPersonsInput, context: HubContext): Promise<Person[]> => {
  const held = requireIdentifying(context, 'person:identify');
  return context.asCallerOnRecord(async (tx) => {
    const found = await search(tx, input, { context, held });
    await recordSearch(tx, input, { context, found });
    return found.map(({ row }) => personOf(row.row));
  }, input.purpose);
};

type Found = Allowed<{ readonly id: string; readonly row: PersonRow }>;

const search = async (
  tx: EntityManager,
  { kind, value, purpose }: FindPersonsInput,
  { context, held }: { readonly context: HubContext; readonly held: readonly Appointed[] },
): Promise<Found[]> => {
  const token = value.length > LONGEST ? null : tokenOf(context.indexKey, kind, value);
  const found = token === null ? [] : await personsByToken(tx, { kind, token }, MOST.looked);
  const consents = await consentsOfPersons(
    tx,
    found.map(({ id }) => id),
  );
  const allowed = await identifiable(
    tx,
    { caller: context.caller, now: context.now() },
    {
      rows: found.map((row) => ({
        ...{ id: row.id, caseId: row.case_id, row },
        consents: consents.filter(({ personId }) => personId === row.id),
      })),
      ...{ scope: 'person:identify', purpose, held },
    },
  );
  return allowed.slice(0, MOST.shown);
};

/** Records that somebody searched, and whom it showed; never what for. */
const recordSearch = (
  tx: EntityManager,
  { kind, purpose }: FindPersonsInput,
  { context, found }: { readonly context: HubContext; readonly found: readonly Found[] },
): Promise<void> => {
  const actor = `person:${context.caller.id}`;
  const action = `person.searched.${kind.toLowerCase()}`;
  return recordAudit(tx, [
    { actor, action, resourceType: 'person_search', resource: context.newId(), purpose },
    ...found.map(({ row: { id }, audit: { about: subject, office } }) => ({
      ...{ actor, office, action: 'person.found', resourceType: 'person', resource: id, purpose, subject },
    })),
  ]);
};
