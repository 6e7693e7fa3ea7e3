import { isId, pagesByOwner } from '@hub/subgraph-kit';
import { type AssistanceRow, assistancesOfCases, assistancesOfPersons } from './assistance.store.js';

const key = ({ id, at }: AssistanceRow) => ({ id, at });

export const assistancesOfCase = pagesByOwner<AssistanceRow>({
  list: (tx, cases, { keyset }) => assistancesOfCases(tx, cases.filter(isId), keyset),
  ownerOf: ({ caseId }) => caseId,
  key,
});

export const assistancesOfPerson = pagesByOwner<AssistanceRow>({
  list: (tx, persons, { keyset }) => assistancesOfPersons(tx, persons.filter(isId), keyset),
  ownerOf: ({ personId }) => personId,
  key,
});
