import type { FollowedRows } from '@hub/subgraph-kit';
import { readersAbove } from '../permissions.js';

/** Who came to a training, for the offices of its committee and of those above it. */
export const keptLists: FollowedRows = {
  ...{ name: 'training_attendance', resourceType: 'training_attendance' },
  rows: 'select distinct training_event_id as resource, committee_id as owner, now() as at from attendance',
  readersOf: readersAbove('training:read'),
};
