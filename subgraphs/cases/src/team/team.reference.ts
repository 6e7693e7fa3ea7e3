import { rowsByOwner } from '@hub/subgraph-kit';
import { teamsOfCases } from './team.store.js';
import { teamMemberOf } from './team.type.js';

export const teamOfCase = rowsByOwner({ list: teamsOfCases, keyOf: (row) => row.case_id, shape: teamMemberOf });
