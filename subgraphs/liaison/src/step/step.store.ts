import { In } from 'typeorm';
import type { Batch, EntityManager, HubContext } from '@hub/subgraph-kit';
import { grouped } from '../batch.js';
import { REPATRIATION_EVENTS } from '../events.js';
import { claimKey, earlierUse } from '../idempotency/idempotency.store.js';
import { RepatriationEntity } from '../repatriation/repatriation.entity.js';
import type { ChangeRefusal, RepatriationRow } from '../repatriation/repatriation.row.js';
import { mayAdvance } from '../repatriation/repatriation.rules.js';
import { lockRepatriation, readRepatriation } from '../repatriation/repatriation.store.js';
import { recordChange } from '../update/change.store.js';
import { RepatriationStepEntity } from './step.entity.js';
import type { AdvancedRepatriation } from './step.inputs.js';

/** Steps of each repatriation, oldest first. */
export const loadSteps: Batch<string, readonly RepatriationStepEntity[]> = async (ids, context) => {
  const rows = await context.asCaller((tx) =>
    tx.find(RepatriationStepEntity, { where: { repatriation: In([...ids]) }, order: { version: 'ASC' } }),
  );
  return grouped(ids, rows, ({ repatriation }) => repatriation);
};

/** Takes a repatriation to its next state, unless its state or somebody's newer change forbids. */
export const advance = (
  context: HubContext,
  office: string,
  input: AdvancedRepatriation,
): Promise<RepatriationRow | ChangeRefusal> =>
  context.asSystem('advance-repatriation', async (tx) => {
    const row = await lockRepatriation(tx, input.repatriation);
    const keyed = { key: input.idempotencyKey, input, repatriation: row.id };
    const before = await earlierUse(tx, context, keyed);
    if (before) return before.outcome === 'REUSED' ? 'IDEMPOTENCY_KEY_REUSED' : readRepatriation(tx, row.id);
    if (row.version !== input.version) return 'VERSION_CONFLICT';
    if (!mayAdvance(row, input.to)) return 'REPATRIATION_STATE_FORBIDS';
    if (await claimKey(tx, context, keyed)) return 'IDEMPOTENCY_KEY_REUSED';
    await moveTo(tx, row, input.to);
    return recordChange(tx, context, { id: row.id, office, event: REPATRIATION_EVENTS.advanced });
  });

const moveTo = async (tx: EntityManager, row: RepatriationRow, to: RepatriationRow['state']): Promise<void> => {
  const heldFrom = to === 'ON_HOLD' ? row.state : null;
  await tx.update(RepatriationEntity, { id: row.id }, { state: to, heldFrom, version: row.version + 1 });
};
