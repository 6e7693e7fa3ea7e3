import { type Batch, type HubContext, isId, unseal } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { identifiable } from '../access/access.decision.js';
import { requireIdentifying } from '../permissions.js';
import { sealedOfSuspect, SUSPECT_FIELDS, type SuspectValues } from './suspect.sealing.js';
import { suspectsById, valuesOfSuspects } from './suspect.store.js';

/** A suspect whose identity is read, and what for. */
export interface SuspectRead {
  readonly suspect: string;
  readonly purpose: AccessPurpose;
}

/** Null for a suspect whom the caller may not identify for this purpose. No consent of a suspect is asked. */
export const identityOfSuspect: Batch<SuspectRead, SuspectValues> = async (reads, context) => {
  const found = new Map<string, SuspectValues>();
  for (const purpose of new Set(reads.map((read) => read.purpose))) {
    const suspects = reads.flatMap((read) => (read.purpose === purpose && isId(read.suspect) ? [read.suspect] : []));
    for (const [suspect, values] of await readIdentities(suspects, purpose, context))
      found.set(`${purpose} ${suspect}`, values);
  }
  return reads.map(({ suspect, purpose }) => found.get(`${purpose} ${suspect}`) ?? null);
};

const NOTHING = Object.fromEntries(SUSPECT_FIELDS.map((field) => [field, null]));

const readIdentities = (
  suspects: readonly string[],
  purpose: AccessPurpose,
  context: HubContext,
): Promise<[string, SuspectValues][]> => {
  const held = requireIdentifying(context, 'suspect:read');
  const { caller, sealer } = context;
  return context.asCallerOnRecord(async (tx) => {
    const rows = (await suspectsById(tx, suspects)).map(({ id, case_id: caseId }) => ({
      ...{ id, caseId, consents: 'NOT_NEEDED' as const },
    }));
    const asked = { rows, scope: 'suspect:read' as const, purpose, held };
    const allowed = await identifiable(tx, { caller, now: context.now() }, asked);
    const audits = new Map(allowed.map(({ row, audit }) => [row.id, audit]));
    const stored = await valuesOfSuspects(tx, [...audits.keys()]);
    const sealed = stored.map((row) => ({ ...sealedOfSuspect(row.suspect_id, row), ...audits.get(row.suspect_id) }));
    const opened = await unseal(tx, sealer, { sealed, actor: `person:${caller.id}`, purpose });
    return [...audits.keys()].map((suspect): [string, SuspectValues] => {
      const known = stored.flatMap((row, index) => (row.suspect_id === suspect ? [[row.field, opened[index]]] : []));
      return [suspect, { ...NOTHING, ...Object.fromEntries(known) } as SuspectValues];
    });
  }, purpose);
};
