import type { Directory, EntityManager } from '@hub/subgraph-kit';
import { grantOffices } from '../grants.js';
import { officesAround } from '../permissions.js';

/** Lets offices of a committee, and of those below and above it, read an item that it keeps. Needs a system actor. */
export const grantItem = (
  tx: EntityManager,
  directory: Directory,
  { id, committee }: { readonly id: string; readonly committee: string },
): Promise<void> =>
  grantOffices(tx, officesAround(directory, committee, 'test-item:read'), { resourceType: 'test_item', resource: id });
