import type { HubContext } from '@hub/subgraph-kit';
import { REPATRIATION_EVENTS } from '../events.js';
import { RepatriationEntity } from '../repatriation/repatriation.entity.js';
import type { ChangeRefusal, RepatriationRow } from '../repatriation/repatriation.row.js';
import { mayRelease } from '../repatriation/repatriation.rules.js';
import { lockRepatriation } from '../repatriation/repatriation.store.js';
import { recordChange } from '../update/change.store.js';
import type { ReleasedRepatriation } from './release.inputs.js';

/** Opens a repatriation to the other side, once; the counterpart office is told in the same transaction. */
export const release = (
  context: HubContext,
  office: string,
  { repatriation: id, legalBasis }: ReleasedRepatriation,
): Promise<RepatriationRow | ChangeRefusal> =>
  context.asSystem('release-repatriation', async (tx) => {
    const row = await lockRepatriation(tx, id);
    if (!mayRelease(row)) return 'REPATRIATION_STATE_FORBIDS';
    await tx.update(
      RepatriationEntity,
      { id },
      {
        releasedAt: context.now(),
        releasedBy: context.caller.id,
        releaseOffice: office,
        legalBasis,
        version: row.version + 1,
      },
    );
    return recordChange(tx, context, { id, office, event: REPATRIATION_EVENTS.released });
  });
