import { isId, rowsByOwner } from '@hub/subgraph-kit';
import { keysOf } from './system-account.store.js';
import { type SystemKey, systemKeyOf } from './system-account.type.js';
import type { SystemKeyEntity } from './system-key.entity.js';

export const keysOfAccount = rowsByOwner<SystemKeyEntity, SystemKey>({
  list: keysOf,
  keyOf: ({ account }) => account,
  shape: systemKeyOf,
  valid: isId,
});
