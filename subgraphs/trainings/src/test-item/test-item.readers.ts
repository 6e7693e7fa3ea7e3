import type { FollowedRows } from '@hub/subgraph-kit';
import { readersAround } from '../permissions.js';

/** Items, for the offices of the committee that keeps them and of those below and above it. */
export const keptItems: FollowedRows = {
  ...{ name: 'test_item', resourceType: 'test_item' },
  rows: 'select id as resource, committee_id as owner, created_at as at from test_item',
  readersOf: readersAround('test-item:read'),
};
