import { isId, pagesByOwner } from '@hub/subgraph-kit';
import { type CaseTaskRow, tasksOfCases } from './case-task.store.js';

export const tasksOfCase = pagesByOwner<CaseTaskRow>({
  list: (tx, cases, { keyset }) => tasksOfCases(tx, cases.filter(isId), keyset),
  ownerOf: (row) => row.case_id,
  key: (row) => row,
});
