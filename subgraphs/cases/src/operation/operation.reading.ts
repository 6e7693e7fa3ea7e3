import { type Batch, type HubContext, isId, unseal } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { identifiable } from '../access/access.decision.js';
import { requireIdentifying } from '../permissions.js';
import { PLAN_FIELDS, type PlanValues, sealedOfPlan } from './operation.sealing.js';
import { casesOfOperations, plansOfOperations } from './operation.store.js';

/** An operation whose plan is read, and what for. */
export interface PlanRead {
  readonly operation: string;
  readonly purpose: AccessPurpose;
}

/** Null for an operation whose plan the caller may not read for this purpose; any of its cases may give the right. */
export const planOfOperation: Batch<PlanRead, PlanValues> = async (reads, context) => {
  const found = new Map<string, PlanValues>();
  for (const purpose of new Set(reads.map((read) => read.purpose))) {
    const operations = reads.flatMap((read) =>
      read.purpose === purpose && isId(read.operation) ? [read.operation] : [],
    );
    for (const [operation, values] of await readPlans(operations, purpose, context))
      found.set(`${purpose} ${operation}`, values);
  }
  return reads.map(({ operation, purpose }) => found.get(`${purpose} ${operation}`) ?? null);
};

const NOTHING = Object.fromEntries(PLAN_FIELDS.map((field) => [field, null]));

const readPlans = (
  operations: readonly string[],
  purpose: AccessPurpose,
  context: HubContext,
): Promise<[string, PlanValues][]> => {
  const held = requireIdentifying(context, 'operation:plan');
  const { caller, sealer } = context;
  return context.asCallerOnRecord(async (tx) => {
    const rows = (await casesOfOperations(tx, operations)).map(({ operation_id: id, case_id: caseId }) => ({
      ...{ id, caseId, consents: 'NOT_NEEDED' as const },
    }));
    const asked = { rows, scope: 'operation:plan' as const, purpose, held };
    const allowed = await identifiable(tx, { caller, now: context.now() }, asked);
    const audits = new Map(allowed.map(({ row, audit }) => [row.id, audit]));
    const stored = await plansOfOperations(tx, [...audits.keys()]);
    const sealed = stored.map((row) => ({ ...sealedOfPlan(row.operation_id, row), ...audits.get(row.operation_id) }));
    const opened = await unseal(tx, sealer, { sealed, actor: `person:${caller.id}`, purpose });
    return [...audits.keys()].map((operation): [string, PlanValues] => {
      const known = stored.flatMap((row, index) =>
        row.operation_id === operation ? [[row.field, opened[index]]] : [],
      );
      return [operation, { ...NOTHING, ...Object.fromEntries(known) } as PlanValues];
    });
  }, purpose);
};
