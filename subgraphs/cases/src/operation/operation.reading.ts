import { type EntityManager, type HubContext, unseal } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { identifiable } from '../access/access.decision.js';
import { type PurposedReading, purposedReading } from '../access/purposed-reading.js';
import { PLAN_FIELDS, type PlanValues, sealedOfPlan } from './operation.sealing.js';
import { casesOfOperations, plansOfOperations } from './operation.store.js';

/** An operation whose plan is read, and what for. */
export interface PlanRead {
  readonly operation: string;
  readonly purpose: AccessPurpose;
}

const NOTHING = Object.fromEntries(PLAN_FIELDS.map((field) => [field, null]));

const readPlans = async (
  tx: EntityManager,
  { ids, ...asked }: PurposedReading,
  context: HubContext,
): Promise<[string, PlanValues][]> => {
  const { caller, sealer } = context;
  const rows = (await casesOfOperations(tx, ids)).map(({ operation_id: id, case_id: caseId }) => ({
    ...{ id, caseId, consents: 'NOT_NEEDED' as const },
  }));
  const allowed = await identifiable(tx, { caller, now: context.now() }, { rows, ...asked });
  const audits = new Map(allowed.map(({ row, audit }) => [row.id, audit]));
  const stored = await plansOfOperations(tx, [...audits.keys()]);
  const sealed = stored.map((row) => ({ ...sealedOfPlan(row.operation_id, row), ...audits.get(row.operation_id) }));
  const opened = await unseal(tx, sealer, { sealed, actor: `person:${caller.id}`, purpose: asked.purpose });
  return [...audits.keys()].map((operation): [string, PlanValues] => {
    const known = stored.flatMap((row, index) => (row.operation_id === operation ? [[row.field, opened[index]]] : []));
    return [operation, { ...NOTHING, ...Object.fromEntries(known) } as PlanValues];
  });
};

/** Null for an operation whose plan the caller may not read for this purpose; any of its cases may give the right. */
export const planOfOperation = purposedReading({
  scope: 'operation:plan',
  idOf: ({ operation }: PlanRead) => operation,
  read: readPlans,
});
