import { rowsByOwner } from '@hub/subgraph-kit';
import type { CommitteeGroupEntity } from './committee-group.entity.js';
import { groupsByCommittee } from './committee-group.store.js';
import { type CommitteeGroup, committeeGroupOf } from './committee-group.type.js';

export const groupsOfCommittee = rowsByOwner<CommitteeGroupEntity, CommitteeGroup>({
  list: groupsByCommittee,
  keyOf: ({ committee }) => committee,
  shape: committeeGroupOf,
});
