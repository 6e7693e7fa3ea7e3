import { isId, pagesByOwner } from '@hub/subgraph-kit';
import { type FollowUpRow, followUpsOfPersons } from './follow-up.store.js';

export const followUpsOfPerson = pagesByOwner<FollowUpRow>({
  list: (tx, persons, { keyset }) => followUpsOfPersons(tx, persons.filter(isId), keyset),
  ownerOf: ({ personId }) => personId,
  key: ({ id, at }) => ({ id, at }),
});
