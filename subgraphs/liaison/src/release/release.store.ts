import type { EntityManager, HubContext } from '@hub/subgraph-kit';
import type { ReleaseAct, ReleaseFact } from '@hub/vocabulary';
import { isConsentWithdrawn } from '../case/case.store.js';
import { REPATRIATION_EVENTS } from '../events.js';
import { addReleaseAct } from '../release-act/release-act.store.js';
import { RepatriationEntity } from '../repatriation/repatriation.entity.js';
import type { ChangeRefusal, Outcome, RepatriationRow } from '../repatriation/repatriation.row.js';
import { mayRelease } from '../repatriation/repatriation.rules.js';
import { lockRepatriation } from '../repatriation/repatriation.store.js';
import { recordChange } from '../update/change.store.js';
import { closeRelease } from './release.ending.js';
import type { ReleasedRepatriation, ScopedRelease, WithdrawnRelease } from './release.inputs.js';

/**
 * Opens a repatriation to the other side, unless it is open or somebody of its case withdrew the consent to that; the
 * counterpart office is told in the same transaction.
 */
export const release = (
  context: HubContext,
  office: string,
  { repatriation: id, legalBasis, scope }: ReleasedRepatriation,
): Promise<RepatriationRow | ChangeRefusal> =>
  context.asSystem('release-repatriation', async (tx) => {
    if (await isConsentWithdrawn(tx, id)) return 'REPATRIATION_CONSENT_WITHDRAWN';
    const row = await lockRepatriation(tx, id);
    if (!mayRelease(row)) return 'REPATRIATION_STATE_FORBIDS';
    await decide(tx, context, { row, act: 'RELEASED', office, legalBasis, scope: scope ?? row.releaseScope });
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
    await decide(tx, context, { row, act: 'SCOPE_CHANGED', office, legalBasis, scope });
    return recordChange(tx, context, { id, office, event: REPATRIATION_EVENTS.scoped });
  });

interface Decided {
  readonly row: RepatriationRow;
  readonly act: ReleaseAct;
  readonly office: string;
  readonly legalBasis: string;
  readonly scope: readonly ReleaseFact[];
}

/** Writes what goes over from now on, and adds the decision to those before it. */
const decide = async (
  tx: EntityManager,
  context: HubContext,
  { row: { id, version }, act, office, legalBasis, scope }: Decided,
): Promise<void> => {
  const [at, person, facts] = [context.now(), context.caller.id, [...new Set(scope)]];
  await tx.update(
    RepatriationEntity,
    { id },
    {
      ...{ releasedAt: at, releaseOffice: office, legalBasis, releaseScope: facts },
      ...{ withdrawnAt: null, withdrawalOffice: null, withdrawal: null },
      version: version + 1,
    },
  );
  await addReleaseAct(tx, { repatriation: id, act, at, office, person, legalBasis, scope: facts });
};

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
    await closeRelease(tx, row, { at: context.now(), by: { person: context.caller.id, office }, reason });
    return recordChange(tx, context, { id, office, event: REPATRIATION_EVENTS.withdrawn });
  });
