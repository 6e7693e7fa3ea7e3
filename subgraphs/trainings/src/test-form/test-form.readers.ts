import type { Directory, EntityManager } from '@hub/subgraph-kit';
import { grantOffices } from '../grants.js';
import { officesReading } from '../permissions.js';

/** Lets the offices of a training's committee, and of those above it, read what its test asks. Needs a system actor. */
export const grantForm = (
  tx: EntityManager,
  directory: Directory,
  { training, committee }: { readonly training: string; readonly committee: string },
): Promise<void> =>
  grantOffices(tx, officesReading(directory, committee, 'test-item:read'), {
    resourceType: 'test_form',
    resource: training,
  });
