import { defineReference, rowByKey } from '@hub/subgraph-kit';
import { mayReadDirectory } from '../permissions.js';
import type { OfficialEntity, OfficialPhone } from './official.entity.js';
import { officialsById, phonesByOfficial } from './official.store.js';
import { type Official, officialOf } from './official.type.js';

export const officialById = rowByKey<OfficialEntity, Official>({
  list: officialsById,
  keyOf: ({ id }) => id,
  shape: officialOf,
});

export const phoneOfOfficial = rowByKey<OfficialPhone, string>({
  list: phonesByOfficial,
  keyOf: ({ official }) => official,
  shape: ({ phone }) => phone,
});

export const officialReference = defineReference({
  type: 'Official',
  permission: mayReadDirectory,
  load: officialById,
});
