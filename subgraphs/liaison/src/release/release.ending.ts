import type { EntityManager } from '@hub/subgraph-kit';
import type { ReleaseWithdrawal } from '@hub/vocabulary';
import { endWaiting } from '../answer/waiting.store.js';
import { REPATRIATION_EVENTS } from '../events.js';
import { endStanding } from '../proof/proof.store.js';
import { addReleaseAct } from '../release-act/release-act.store.js';
import { RepatriationEntity } from '../repatriation/repatriation.entity.js';
import type { RepatriationRow } from '../repatriation/repatriation.row.js';
import { isEnded, mayProve } from '../repatriation/repatriation.rules.js';
import { lockOfCase } from '../repatriation/repatriation.store.js';
import { isToldAbroad } from '../retention/retention.rules.js';
import { audit, type Change, recordChanges } from '../update/change.store.js';
import type { Acting } from '../update/tell.store.js';

/** Who takes a release back, and why; nobody here where a person withdrew the consent. */
interface Withdrawal {
  readonly at: Date;
  readonly by: { readonly person: string; readonly office: string } | null;
  readonly reason: ReleaseWithdrawal;
}

/**
 * Takes a release back: nothing of it is shown to the counterpart office any more, and nothing waits for its answer. The
 * row must be locked.
 */
export const closeRelease = async (
  tx: EntityManager,
  { id, ref, counterpart, version }: RepatriationRow,
  { at, by, reason }: Withdrawal,
): Promise<void> => {
  const { person, office } = by ?? { person: null, office: null };
  const withdrawn = { withdrawnAt: at, withdrawalOffice: office, withdrawal: reason };
  await tx.update(RepatriationEntity, { id }, { ...withdrawn, version: version + 1 });
  await addReleaseAct(tx, { repatriation: id, act: 'WITHDRAWN', at, office, person, withdrawal: reason });
  await tx.query('delete from repatriation_update where office = $1 and ref = $2', [counterpart, ref]);
  await endWaiting(tx, { rule: 'A10', repatriations: [id], by: 'system:withdraw-release' });
};

/**
 * Somebody of a case lets the other side know no more: its releases end, that consent was given is to be established
 * anew, and the Thai side is told why. The last act of a transaction, which needs a system actor.
 */
export const stopTelling = async (tx: EntityManager, acting: Acting, caseId: string): Promise<void> => {
  const at = acting.now();
  const changes: Change[] = [];
  const unproved: Pick<Change, 'id' | 'event'>[] = [];
  for (const row of await lockOfCase(tx, caseId)) {
    const { id } = row;
    if (isEnded(row) && !isToldAbroad(row, at)) continue;
    if (mayProve(row, 'CONSENT_GIVEN') && (await endStanding(tx, { id, proof: 'CONSENT_GIVEN', at, by: null })))
      unproved.push({ id, event: REPATRIATION_EVENTS.proofEnded });
    if (row.releasedAt) await closeRelease(tx, row, { at, by: null, reason: 'CONSENT_WITHDRAWN' });
    else await tx.increment(RepatriationEntity, { id }, 'version', 1);
    const { withdrawn, consentWithdrawn } = REPATRIATION_EVENTS;
    changes.push({ id, office: null, event: row.releasedAt ? withdrawn : consentWithdrawn });
  }
  await audit(tx, acting, unproved);
  if (changes.length) await recordChanges(tx, acting, changes);
};
