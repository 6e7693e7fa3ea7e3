import type { FollowedRows } from '@hub/subgraph-kit';
import { readersFor } from '../committee/committee.rules.js';

/** Returns, for those who answer for the committee that leads them. */
export const ledReturns: FollowedRows = {
  name: 'repatriation',
  resourceType: 'repatriation',
  rows: 'select id as resource, lead_committee as owner, created_at as at from repatriation',
  readersOf: (directory, committee) => readersFor(directory, committee, 'repatriation:read'),
};
