import type { Directory, EntityManager } from '@hub/subgraph-kit';
import { grantOffices } from '../grants.js';
import { officesReading } from '../permissions.js';

/** Lets the offices of a committee, and of those above it, see its volunteers. Needs a system actor. */
export const grantVolunteers = (tx: EntityManager, directory: Directory, committee: string): Promise<void> =>
  grantOffices(tx, officesReading(directory, committee, 'volunteer:read'), {
    resourceType: 'volunteers',
    resource: committee,
  });
