import type { EntityManager, HubContext } from '@hub/subgraph-kit';
import { endWaiting } from '../answer/waiting.store.js';
import { REPATRIATION_EVENTS } from '../events.js';
import { RepatriationEntity } from '../repatriation/repatriation.entity.js';
import type { ChangeRefusal, Outcome, RepatriationRow } from '../repatriation/repatriation.row.js';
import { mayRelease } from '../repatriation/repatriation.rules.js';
import { lockRepatriation } from '../repatriation/repatriation.store.js';
import { recordChange } from '../update/change.store.js';
import type { ReleasedRepatriation, ScopedRelease, WithdrawnRelease } from './release.inputs.js';

/** Opens a repatriation to the other side, unless it is open; the counterpart office is told in the same transaction. */
export const release = (
  context: HubContext,
  office: string,
  { repatriation: id, legalBasis, scope }: ReleasedRepatriation,
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
        releaseScope: [...new Set(scope ?? row.releaseScope)],
        ...{ withdrawnAt: null, withdrawnBy: null, withdrawalOffice: null, withdrawal: null },
        version: row.version + 1,
      },
    );
    return recordChange(tx, context, { id, office, event: REPATRIATION_EVENTS.released });
  });

/** Decides anew which facts go over; what is taken away is not read again, in entries that were sent before neither. */
export const changeScope = (
  context: HubContext,
  office: string,
  { repatriation: id, legalBasis, scope }: ScopedRelease,
): Promise<Outcome> =>
  context.asSystem('change-release-scope', async (tx) => {
    const row = await lockRepatriation(tx, id);
    if (!row.releasedAt) return 'REPATRIATION_NEEDS_RELEASE';
    const decided = { releasedAt: context.now(), releasedBy: context.caller.id, releaseOffice: office, legalBasis };
    const releaseScope = [...new Set(scope)];
    await tx.update(RepatriationEntity, { id }, { ...decided, releaseScope, version: row.version + 1 });
    return recordChange(tx, context, { id, office, event: REPATRIATION_EVENTS.scoped });
  });

/**
 * Closes a repatriation to the other side. It names no version: what must stop does not wait for somebody's other
 * change.
 */
export const withdraw = (
  context: HubContext,
  office: string,
  { repatriation: id, reason }: WithdrawnRelease,
): Promise<Outcome> =>
  context.asSystem('withdraw-release', async (tx) => {
    const row = await lockRepatriation(tx, id);
    if (!row.releasedAt) return 'REPATRIATION_STATE_FORBIDS';
    const decided = { withdrawnAt: context.now(), withdrawnBy: context.caller.id };
    const withdrawn = { ...decided, withdrawalOffice: office, withdrawal: reason, version: row.version + 1 };
    await tx.update(RepatriationEntity, { id }, withdrawn);
    await takeAway(tx, row);
    return recordChange(tx, context, { id, office, event: REPATRIATION_EVENTS.withdrawn });
  });

/** Nothing of it is shown to the counterpart office any more, and nothing waits for its answer. */
const takeAway = async (tx: EntityManager, { id, ref, counterpart }: RepatriationRow): Promise<void> => {
  await tx.query('delete from repatriation_update where office = $1 and ref = $2', [counterpart, ref]);
  await endWaiting(tx, { rule: 'A10', repatriations: [id], by: 'system:withdraw-release' });
};
