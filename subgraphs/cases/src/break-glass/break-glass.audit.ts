import { type EntityManager, recordAudit } from '@hub/subgraph-kit';
import type { BreakGlassRow } from './break-glass.store.js';

/** Records what somebody did with an emergency access, in the transaction that does it. */
export const recordStep = (
  tx: EntityManager,
  { id }: BreakGlassRow,
  { by, step }: { readonly by: string; readonly office: string; readonly step: 'opened' | 'ended' | 'reviewed' },
): Promise<void> =>
  recordAudit(tx, [
    {
      actor: `person:${by}`,
      action: `break-glass.${step}`,
      resourceType: 'break_glass',
      resource: id,
      purpose: 'PROTECTION',
    },
  ]);
