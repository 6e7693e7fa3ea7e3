import { z } from 'zod';
import type { EntityManager, Obstacle } from '@hub/subgraph-kit';

/** The supervisor's post in the home agency. */
export const endorsementRules = z.object({ endorsedAs: z.string().trim().min(1).max(200) });

/** What a supervisor agrees to. */
type Endorsed = 'plan_activity' | 'task';

/** Nobody has agreed on a day to come. */
export const obstacleToEndorsement = (on: string, today: string): Obstacle | null =>
  on > today ? { code: 'INPUT_INVALID', field: 'input.endorsedOn' } : null;

export const endorse = async (
  tx: EntityManager,
  what: Endorsed,
  { id, on, as, by }: { readonly id: string; readonly on: string; readonly as: string; readonly by: string },
): Promise<void> => {
  await tx.query(`update ${what} set endorsed_on = $2, endorsed_as = $3, endorsed_by = $4 where id = $1`, [
    ...[id, on, as, by],
  ]);
};
