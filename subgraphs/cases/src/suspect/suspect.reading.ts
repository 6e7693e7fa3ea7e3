import { type EntityManager, type HubContext, unseal } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { identifiable } from '../access/access.decision.js';
import { type PurposedReading, purposedReading } from '../access/purposed-reading.js';
import { sealedOfSuspect, SUSPECT_FIELDS, type SuspectValues } from './suspect.sealing.js';
import { suspectsById, valuesOfSuspects } from './suspect.store.js';

/** A suspect whose identity is read, and what for. */
export interface SuspectRead {
  readonly suspect: string;
  readonly purpose: AccessPurpose;
}

const NOTHING = Object.fromEntries(SUSPECT_FIELDS.map((field) => [field, null]));

const readIdentities = async (
  tx: EntityManager,
  { ids, ...asked }: PurposedReading,
  context: HubContext,
): Promise<[string, SuspectValues][]> => {
  const { caller, sealer } = context;
  const rows = (await suspectsById(tx, ids)).map(({ id, case_id: caseId }) => ({
    ...{ id, caseId, consents: 'NOT_NEEDED' as const },
  }));
  const allowed = await identifiable(tx, { caller, now: context.now() }, { rows, ...asked });
  const audits = new Map(allowed.map(({ row, audit }) => [row.id, audit]));
  const stored = await valuesOfSuspects(tx, [...audits.keys()]);
  const sealed = stored.map((row) => ({ ...sealedOfSuspect(row.suspect_id, row), ...audits.get(row.suspect_id) }));
  const opened = await unseal(tx, sealer, { sealed, actor: `person:${caller.id}`, purpose: asked.purpose });
  return [...audits.keys()].map((suspect): [string, SuspectValues] => {
    const known = stored.flatMap((row, index) => (row.suspect_id === suspect ? [[row.field, opened[index]]] : []));
    return [suspect, { ...NOTHING, ...Object.fromEntries(known) } as SuspectValues];
  });
};

/** Null for a suspect whom the caller may not identify for this purpose. No consent of a suspect is asked. */
export const identityOfSuspect = purposedReading({
  scope: 'suspect:read',
  idOf: ({ suspect }: SuspectRead) => suspect,
  read: readIdentities,
});
