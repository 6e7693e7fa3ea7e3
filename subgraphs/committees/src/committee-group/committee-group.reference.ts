import { rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import type { CommitteeGroupEntity } from './committee-group.entity.js';
import { groupsByCommittee, groupsById } from './committee-group.store.js';
import { type CommitteeGroup, committeeGroupOf } from './committee-group.type.js';

export const groupsOfCommittee = rowsByOwner<CommitteeGroupEntity, CommitteeGroup>({
  list: groupsByCommittee,
  keyOf: ({ committee }) => committee,
  shape: committeeGroupOf,
});

export const groupById = rowByKey<CommitteeGroupEntity, CommitteeGroup>({
  list: groupsById,
  keyOf: ({ id }) => id,
  shape: committeeGroupOf,
});
