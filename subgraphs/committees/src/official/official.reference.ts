import { defineReference, rowByKey } from '@hub/subgraph-kit';
import { mayReadDirectory } from '../permissions.js';
import type { OfficialEntity } from './official.entity.js';
import { officialsById } from './official.store.js';
import { type Official, officialOf } from './official.type.js';

export const officialById = rowByKey<OfficialEntity, Official>({
  list: officialsById,
  keyOf: ({ id }) => id,
  shape: officialOf,
});

export const officialReference = defineReference({
  type: 'Official',
  permission: mayReadDirectory,
  load: officialById,
});
