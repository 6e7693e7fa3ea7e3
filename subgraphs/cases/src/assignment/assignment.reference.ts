import { rowsByOwner } from '@hub/subgraph-kit';
import { assignmentsOfCases } from './assignment.store.js';
import { assignmentOf } from './assignment.type.js';

export const assignmentsOfCase = rowsByOwner({
  list: assignmentsOfCases,
  keyOf: (row) => row.case_id,
  shape: assignmentOf,
});
