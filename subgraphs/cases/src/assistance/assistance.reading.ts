import { type Batch, type EntityManager, type HubContext, isId, unseal } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { type Allowed, identifiable } from '../access/access.decision.js';
import { consentsOfPersons } from '../consent/consent.store.js';
import { requireIdentifying } from '../permissions.js';
import { type Details, DETAILS } from './assistance.inputs.js';
import { sealedDetail } from './assistance.sealing.js';
import { assistancesById, detailsOf } from './assistance.store.js';

/** An assistance whose details are read, and what for. */
export interface DetailsRead {
  readonly assistance: string;
  readonly purpose: AccessPurpose;
}

const NOTHING = Object.fromEntries(DETAILS.map((field) => [field, null])) as Details;

/** Null for an assistance of a person whom the caller may not identify for this purpose. */
export const detailsOfAssistance: Batch<DetailsRead, Details> = async (reads, context) => {
  const found = new Map<string, Details>();
  for (const purpose of new Set(reads.map((read) => read.purpose))) {
    const ids = reads.flatMap((read) => (read.purpose === purpose && isId(read.assistance) ? [read.assistance] : []));
    for (const [id, details] of await readDetails(ids, purpose, context)) found.set(`${purpose} ${id}`, details);
  }
  return reads.map(({ assistance, purpose }) => found.get(`${purpose} ${assistance}`) ?? null);
};

const readDetails = (
  ids: readonly string[],
  purpose: AccessPurpose,
  context: HubContext,
): Promise<Map<string, Details>> => {
  const scope = 'person:health';
  const held = requireIdentifying(context, scope);
  return context.asCallerOnRecord(async (tx) => {
    const stored = await assistancesById(tx, ids);
    const consents = await consentsOfPersons(
      tx,
      stored.map(({ personId }) => personId),
    );
    const rows = stored.map(({ id, caseId, personId }) => ({
      ...{ id, caseId, personId },
      consents: consents.filter((each) => each.personId === personId),
    }));
    const by = { caller: context.caller, now: context.now() };
    return open(tx, context, { allowed: await identifiable(tx, by, { rows, scope, purpose, held }), purpose });
  }, purpose);
};

const open = async (
  tx: EntityManager,
  { sealer, caller }: HubContext,
  {
    allowed,
    purpose,
  }: {
    readonly allowed: readonly Allowed<{ readonly id: string; readonly personId: string }>[];
    purpose: AccessPurpose;
  },
): Promise<Map<string, Details>> => {
  const byId = new Map(allowed.map((each) => [each.row.id, each]));
  const stored = await detailsOf(tx, [...byId.keys()]);
  const sealed = stored.map((value) => {
    const { row, audit } = byId.get(value.id)!;
    return { ...sealedDetail(row, value), ...audit };
  });
  const opened = await unseal(tx, sealer, { sealed, actor: `person:${caller.id}`, purpose });
  return new Map(
    [...byId.keys()].map((id) => {
      const known = stored.flatMap((value, index) => (value.id === id ? [[value.field, opened[index]]] : []));
      return [id, { ...NOTHING, ...Object.fromEntries(known) } as Details];
    }),
  );
};
