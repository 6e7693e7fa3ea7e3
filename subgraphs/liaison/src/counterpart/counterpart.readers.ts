import type { FollowedRows } from '@hub/subgraph-kit';
import { readersFor } from '../committee/committee.rules.js';

/** Counterpart offices, for the committees that work with them now. */
export const assignedCounterparts: FollowedRows = {
  name: 'assigned_counterpart',
  resourceType: 'counterpart_office',
  rows: 'select counterpart as resource, committee as owner, now() as at from liaison_assignment where until is null',
  readersOf: (directory, committee) => readersFor(directory, committee, 'counterpart:read'),
};

/** The same for those who bring somebody home with them. */
export const counterpartsOfReturns: FollowedRows = {
  name: 'counterpart_of_return',
  resourceType: 'counterpart_office',
  rows: 'select counterpart as resource, lead_committee as owner, created_at as at from repatriation',
  readersOf: (directory, committee) =>
    readersFor(directory, committee, 'counterpart:read').map(({ office }) => ({ office, reason: 'REPATRIATION' })),
};
