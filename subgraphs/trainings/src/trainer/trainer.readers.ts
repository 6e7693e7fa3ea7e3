import { type Directory, type EntityManager, grantRows } from '@hub/subgraph-kit';
import { officesAround } from '../permissions.js';

/** Lets offices of a committee, and of those below and above it, read a trainer that it keeps. Needs a system actor. */
export const grantTrainer = async (
  tx: EntityManager,
  { id, committee }: { readonly id: string; readonly committee: string },
  directory: Directory,
): Promise<void> => {
  await grantRows(
    tx,
    officesAround(directory, committee, 'training:read').map((office) => ({
      ...{ resourceType: 'trainer', resource: id, office, reason: 'COMMITTEE' },
    })),
  );
};
