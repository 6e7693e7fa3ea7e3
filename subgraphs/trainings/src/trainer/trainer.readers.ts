import type { FollowedRows } from '@hub/subgraph-kit';
import { readersAround } from '../permissions.js';

/** Trainers, for the offices of the committee that keeps them and of those below and above it. */
export const keptTrainers: FollowedRows = {
  ...{ name: 'trainer', resourceType: 'trainer' },
  rows: 'select id as resource, committee_id as owner, created_at as at from trainer',
  readersOf: readersAround('training:read'),
};
