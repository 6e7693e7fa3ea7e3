import type { EntityManager } from '@hub/subgraph-kit';
import type { RepatriationRow } from '../repatriation/repatriation.row.js';
import { newEndOf } from './retention.rules.js';

/**
 * Where a return has just come to a state that ends the part of others in it, their sight gets its end, in the rows that
 * give it. Those who lead it keep theirs. Needs a system actor.
 */
export const limitSight = async (tx: EntityManager, row: RepatriationRow, at: Date): Promise<RepatriationRow> => {
  const sharedUntil = newEndOf(row, at);
  if (!sharedUntil) return row;
  await tx.query('update repatriation set shared_until = $2 where id = $1', [row.id, sharedUntil]);
  await tx.query('update repatriation_update set until = $3 where ref = $1 and (office = $2 or handover)', [
    ...[row.ref, row.counterpart, sharedUntil],
  ]);
  return { ...row, sharedUntil };
};
