import type { Directory, EntityManager } from '@hub/subgraph-kit';
import { grantOffices } from '../grants.js';
import { officesReading } from '../permissions.js';

/** Lets the offices of a story's committee, and of those above it, see it before it is public. Needs a system actor. */
export const grantStory = (
  tx: EntityManager,
  directory: Directory,
  { id, committee }: { readonly id: string; readonly committee: string },
): Promise<void> =>
  grantOffices(tx, officesReading(directory, committee, 'training:read'), {
    resourceType: 'outcome_story',
    resource: id,
  });
