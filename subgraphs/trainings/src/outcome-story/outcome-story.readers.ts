import type { FollowedRows } from '@hub/subgraph-kit';
import { readersAbove } from '../permissions.js';

/** Stories before they are public, for the offices of their committee and of those above it. */
export const writtenStories: FollowedRows = {
  ...{ name: 'outcome_story', resourceType: 'outcome_story' },
  rows: 'select id as resource, committee as owner, written_at as at from outcome_story',
  readersOf: readersAbove('training:read'),
};
