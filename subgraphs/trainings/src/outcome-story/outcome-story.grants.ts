import { type Directory, type EntityManager, grantRows } from '@hub/subgraph-kit';
import { officesReading } from '../permissions.js';

/** Lets the offices of a story's committee, and of those above it, see it before it is public. Needs a system actor. */
export const grantStory = (
  tx: EntityManager,
  directory: Directory,
  { id, committee }: { readonly id: string; readonly committee: string },
): Promise<void> =>
  grantRows(
    tx,
    officesReading(directory, committee, 'training:read').map((office) => ({
      ...{ resourceType: 'outcome_story', resource: id, office, reason: 'COMMITTEE' },
    })),
  );
