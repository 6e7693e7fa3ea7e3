import { pagesByOwner } from '@hub/subgraph-kit';
import { bodiesOfCommittees, type LocalBodyRow } from './local-body.store.js';

export const bodiesOfCommittee = pagesByOwner<LocalBodyRow>({
  list: (tx, committees, { keyset }) => bodiesOfCommittees(tx, committees, keyset),
  ownerOf: ({ committee }) => committee,
  key: (row) => row,
});
