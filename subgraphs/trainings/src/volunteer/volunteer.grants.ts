import { type Directory, type EntityManager, grantRows } from '@hub/subgraph-kit';
import { officesReading } from '../permissions.js';

/** Lets the offices of a committee, and of those above it, see its volunteers. Needs a system actor. */
export const grantVolunteers = (tx: EntityManager, directory: Directory, committee: string): Promise<void> =>
  grantRows(
    tx,
    officesReading(directory, committee, 'volunteer:read').map((office) => ({
      ...{ resourceType: 'volunteers', resource: committee, office, reason: 'COMMITTEE' },
    })),
  );
