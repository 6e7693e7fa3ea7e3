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
): Promise<[string, Reporter][]> => {
  const { caller, sealer } = context;
  const rows = ids.map((id) => ({ id, caseId: id, consents: 'NOT_NEEDED' as const }));
  const allowed = await identifiable(tx, { caller, now: context.now() }, { rows, ...asked });
  const opened = await openReporters(tx, sealer, { allowed, person: caller.id, purpose: asked.purpose });
  return opened.map(({ caseId, ...values }) => [caseId, reporterOf(values)]);
};

/** Null for a case whose reporter the caller may not know for this purpose. */
export const reporterOfCase = purposedReading({
  scope: 'reporter:read',
  idOf: (read: ReporterRead) => read.case,
  read: readReporters,
});
