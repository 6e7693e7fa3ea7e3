import { type Batch, type HubContext, isId } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { identifiable } from '../access/access.decision.js';
import { requireIdentifying } from '../permissions.js';
import { openReporters } from './reporter.store.js';
import { type Reporter, reporterOf } from './reporter.type.js';

/** Who reported a case, and what it is read for. */
export interface ReporterRead {
  readonly case: string;
  readonly purpose: AccessPurpose;
}

/** Null for a case whose reporter the caller may not know for this purpose. */
export const reporterOfCase: Batch<ReporterRead, Reporter> = async (reads, context) => {
  const found = new Map<string, Reporter>();
  for (const purpose of new Set(reads.map((read) => read.purpose))) {
    const cases = reads.filter((read) => read.purpose === purpose).map((read) => read.case);
    for (const [id, reporter] of await readReporters(cases.filter(isId), purpose, context))
      found.set(`${purpose} ${id}`, reporter);
  }
  return reads.map((read) => found.get(`${read.purpose} ${read.case}`) ?? null);
};

const readReporters = (
  cases: readonly string[],
  purpose: AccessPurpose,
  context: HubContext,
): Promise<[string, Reporter][]> => {
  const held = requireIdentifying(context, 'reporter:read');
  return context.asCallerOnRecord(async (tx) => {
    const allowed = await identifiable(
      tx,
      { caller: context.caller, now: context.now() },
      {
        rows: cases.map((id) => ({ id, caseId: id, consents: 'NOT_NEEDED' as const })),
        ...{ scope: 'reporter:read', purpose, held },
      },
    );
    const opened = await openReporters(tx, context.sealer, { allowed, person: context.caller.id, purpose });
    return opened.map(({ caseId, ...values }) => [caseId, reporterOf(values)]);
  }, purpose);
};
