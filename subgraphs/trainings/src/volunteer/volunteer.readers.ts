import type { FollowedRows } from '@hub/subgraph-kit';
import { readersAbove } from '../permissions.js';

/** Volunteers of a committee, for its offices and those of committees above it. */
export const countedVolunteers: FollowedRows = {
  ...{ name: 'volunteers', resourceType: 'volunteers' },
  rows: 'select distinct committee as resource, committee as owner, now() as at from volunteer_group',
  readersOf: readersAbove('volunteer:read'),
};
