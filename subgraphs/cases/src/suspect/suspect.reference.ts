import { isId, pagesByOwner, rowByKey } from '@hub/subgraph-kit';
import { type SuspectRow, suspectsById, suspectsOfCases } from './suspect.store.js';
import { suspectOf } from './suspect.type.js';

export const suspectById = rowByKey({ list: suspectsById, keyOf: ({ id }) => id, shape: suspectOf });

export const suspectsOfCase = pagesByOwner<SuspectRow>({
  list: (tx, cases, { keyset }) => suspectsOfCases(tx, cases.filter(isId), keyset),
  ownerOf: (row) => row.case_id,
  key: (row) => row,
});
