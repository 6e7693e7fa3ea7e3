import type { EntityManager, HubContext, Obstacle } from '@hub/subgraph-kit';
import { isOfSeat, type Scope, SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { hasStandingSeat } from '../seat/seat.store.js';

/**
 * Why work of a committee cannot be given to an office: it is of the committee, whether somebody holds it or not, may read
 * such work, and, where it is a seat's own, its seat stands.
 */
export const obstacleToAnswering = async (
  tx: EntityManager,
  { directory }: HubContext,
  { office, committee, reads }: { readonly office: string; readonly committee: string; readonly reads: Scope },
): Promise<Obstacle | null> => {
  const found = directory.office(office);
  if (found?.committee !== committee) return { code: 'NOT_FOUND', field: 'input.office' };
  const sees =
    SCOPES_OF_OFFICE[found.kind].includes(reads) && (!isOfSeat(found.kind) || (await hasStandingSeat(tx, office)));
  return sees ? null : { code: 'INPUT_INVALID', field: 'input.office' };
};
