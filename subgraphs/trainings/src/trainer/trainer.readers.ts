import type { Directory, EntityManager } from '@hub/subgraph-kit';
import { grantOffices } from '../grants.js';
import { officesAround } from '../permissions.js';

/** Lets offices of a committee, and of those below and above it, read a trainer that it keeps. Needs a system actor. */
export const grantTrainer = async (
  tx: EntityManager,
  { id, committee }: { readonly id: string; readonly committee: string },
  directory: Directory,
): Promise<void> => {
  await grantOffices(tx, officesAround(directory, committee, 'training:read'), {
    resourceType: 'trainer',
    resource: id,
  });
};
