import { type EntityManager, type HubContext, unseal } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { type Allowed, identifiable } from '../access/access.decision.js';
import { purposedReading } from '../access/purposed-reading.js';
import { consentsOfPersons } from '../consent/consent.store.js';
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
export const detailsOfAssistance = purposedReading({
  scope: 'person:health',
  idOf: ({ assistance }: DetailsRead) => assistance,
  read: async (tx, { ids, ...asked }, context) => {
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
    return open(tx, context, { allowed: await identifiable(tx, by, { rows, ...asked }), purpose: asked.purpose });
  },
});

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
