import { isId, pagesByOwner } from '@hub/subgraph-kit';
import type { CaseState } from '@hub/vocabulary';
import { type AlertRow, alertsOfCommittees } from '../alert/alert.store.js';
import { type CaseRow, casesOfCommittees } from '../case/case.store.js';

/** Cases that committees lead, by state when one is given. */
export const casesOfCommittee = pagesByOwner<CaseRow, CaseState | null>({
  list: (tx, committees, { keyset, filter }) =>
    casesOfCommittees(tx, committees.filter(isId), { keyset, state: filter }),
  ownerOf: (row) => row.lead_committee,
  key: (row) => row,
});

export const alertsOfCommittee = pagesByOwner<AlertRow>({
  list: (tx, committees, { keyset }) => alertsOfCommittees(tx, committees.filter(isId), keyset),
  ownerOf: (row) => row.committee ?? '',
  key: (row) => row,
});
