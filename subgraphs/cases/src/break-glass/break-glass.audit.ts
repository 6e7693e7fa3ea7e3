import type { EntityManager } from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import type { BreakGlassRow } from './break-glass.store.js';

/** Records what somebody did with an emergency access, in the transaction that does it. */
export const recordStep = (
  tx: EntityManager,
  { id, case_id: caseId }: BreakGlassRow,
  {
    by,
    office,
    step,
  }: { readonly by: string; readonly office: string; readonly step: 'opened' | 'ended' | 'reviewed' },
): Promise<void> =>
  recordAct(tx, {
    ...{ by, office, action: `break-glass.${step}`, purpose: 'PROTECTION' },
    ...{ resourceType: 'break_glass', resource: id, caseId },
  });
