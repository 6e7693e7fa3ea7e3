import { In } from 'typeorm';
import { type EntityManager, type HubContext, rowsByOwner } from '@hub/subgraph-kit';
import type { RepatriationState } from '@hub/vocabulary';
import { REPATRIATION_EVENTS } from '../events.js';
import { keysOf } from '../handover/handover.store.js';
import { claimKey, earlierUse } from '../idempotency/idempotency.store.js';
import { standingProofs } from '../proof/proof.store.js';
import { RepatriationEntity } from '../repatriation/repatriation.entity.js';
import type { ChangeRefusal, Outcome, RepatriationRow } from '../repatriation/repatriation.row.js';
import { heldFromOf, lacksOf, staysInMovement, waysFrom } from '../repatriation/repatriation.rules.js';
import { lockRepatriation, readRepatriation } from '../repatriation/repatriation.store.js';
import { recordChange } from '../update/change.store.js';
import { RepatriationStepEntity } from './step.entity.js';
import type { AdvancedRepatriation } from './step.inputs.js';
import { stepOf } from './step.type.js';

/** Steps of each repatriation, oldest first. */
export const loadSteps = rowsByOwner({
  list: (tx, ids) =>
    tx.find(RepatriationStepEntity, { where: { repatriation: In([...ids]) }, order: { version: 'ASC' } }),
  keyOf: ({ repatriation }) => repatriation,
  shape: stepOf,
});

/** Takes a repatriation to its next state, unless its state, what it lacks or somebody's newer change forbids. */
export const advance = (context: HubContext, office: string, input: AdvancedRepatriation): Promise<Outcome> =>
  context.asSystem('advance-repatriation', async (tx) => {
    const row = await lockRepatriation(tx, input.repatriation);
    const keyed = { key: input.idempotencyKey, input, repatriation: row.id };
    const before = await earlierUse(tx, context, keyed);
    if (before) return before.outcome === 'REUSED' ? 'IDEMPOTENCY_KEY_REUSED' : readRepatriation(tx, row.id);
    if (row.version !== input.version) return 'VERSION_CONFLICT';
    const refusals = await refusalsOf(tx, row, input);
    if (refusals.length) return refusals;
    if (await claimKey(tx, context, keyed)) return 'IDEMPOTENCY_KEY_REUSED';
    await moveTo(tx, row, input.to);
    const { reason } = input;
    return recordChange(tx, context, { id: row.id, office, event: REPATRIATION_EVENTS.advanced, reason });
  });

/** All that stands against a step: that the table does not know it, or what it lacks. */
export const refusalsOf = async (
  tx: EntityManager,
  row: RepatriationRow,
  { to, reason }: Pick<AdvancedRepatriation, 'to' | 'reason'>,
): Promise<ChangeRefusal[]> => {
  if (!waysFrom(row).includes(to)) return ['REPATRIATION_STATE_FORBIDS'];
  const [proofs, keys] = [await standingProofs(tx, row.id), await keysOf(tx, row.id)];
  return lacksOf(row, to, { proofs, keys, reason });
};

/** Writes a step that was found right. */
export const moveTo = async (tx: EntityManager, row: RepatriationRow, to: RepatriationState): Promise<void> => {
  const movement = staysInMovement(to) ? row.movement : null;
  const moved = { state: to, heldFrom: heldFromOf(row, to), version: row.version + 1, movement };
  await tx.update(RepatriationEntity, { id: row.id }, moved);
};
