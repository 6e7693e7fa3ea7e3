import { defineReference, isId, pagesByOwner, rowByKey } from '@hub/subgraph-kit';
import { mayReadPersons } from '../permissions.js';
import { type PersonRow, personsById, personsOfCases } from './person.store.js';
import { personOf } from './person.type.js';

export const personById = rowByKey({ list: personsById, keyOf: ({ id }) => id, shape: personOf });

export const personReference = defineReference({ type: 'Person', permission: mayReadPersons, load: personById });

export const personsOfCase = pagesByOwner<PersonRow>({
  list: (tx, cases, { keyset }) => personsOfCases(tx, cases.filter(isId), keyset),
  ownerOf: (row) => row.case_id,
  key: (row) => row,
});
