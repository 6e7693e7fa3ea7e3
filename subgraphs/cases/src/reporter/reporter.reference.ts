import type { Batch } from '@hub/subgraph-kit';
import { requireReporterReading } from '../permissions.js';
import { openReporters } from './reporter.store.js';
import { type Reporter, reporterOf } from './reporter.type.js';

/** Null for a case that is not assigned to the caller. */
export const reporterOfCase: Batch<string, Reporter> = async (cases, context) => {
  const offices = requireReporterReading(context);
  const opened = await context.asCaller((tx) =>
    openReporters(tx, context.sealer, { cases, person: context.caller.id, offices }),
  );
  const found = new Map(opened.map(({ caseId, ...values }) => [caseId, reporterOf(values)]));
  return cases.map((id) => found.get(id) ?? null);
};
