import type { EntityManager, HubContext } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { identifiable } from '../access/access.decision.js';
import { type PurposedReading, purposedReading } from '../access/purposed-reading.js';
import { openReporters } from './reporter.store.js';
import { type Reporter, reporterOf } from './reporter.type.js';

/** Who reported a case, and what it is read for. */
export interface ReporterRead {
  readonly case: string;
  readonly purpose: AccessPurpose;
}

const readReporters = async (
  tx: EntityManager,
  { ids, ...asked }: PurposedReading,
  context: HubContext,
): Promise<[string, Reporter[]][]> => {
  const { caller, sealer } = context;
  const rows = ids.map((id) => ({ id, caseId: id, consents: 'NOT_NEEDED' as const }));
  const allowed = await identifiable(tx, { caller, now: context.now() }, { rows, ...asked });
  const opened = await openReporters(tx, sealer, { allowed, person: caller.id, purpose: asked.purpose });
  const cases = [...new Set(opened.map(({ caseId }) => caseId))];
  return cases.map((id) => [
    id,
    opened.flatMap(({ caseId, reporter }) => (caseId === id ? [reporterOf(reporter)] : [])),
  ]);
};

/** Null for a case whose reporters the caller may not know for this purpose. */
export const reportersOfCase = purposedReading({
  scope: 'reporter:read',
  idOf: (read: ReporterRead) => read.case,
  read: readReporters,
});
