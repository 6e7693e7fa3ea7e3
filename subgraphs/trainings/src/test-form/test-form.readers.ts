import type { FollowedRows } from '@hub/subgraph-kit';
import { readersAbove } from '../permissions.js';

/** What the test of a training asks, for the offices of its committee and of those above it. */
export const composedTests: FollowedRows = {
  ...{ name: 'test_form', resourceType: 'test_form' },
  rows: 'select training_event_id as resource, committee_id as owner, composed_at as at from test_form join training_event on training_event.id = training_event_id',
  readersOf: readersAbove('test-item:read'),
};
