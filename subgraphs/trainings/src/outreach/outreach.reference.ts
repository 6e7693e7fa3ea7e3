import { anyone, defineReference, rowByKey } from '@hub/subgraph-kit';
import { outreachById } from './outreach.store.js';
import { toOutreachEvent } from './outreach.type.js';

export const outreachEventById = rowByKey({ list: outreachById, keyOf: ({ id }) => id, shape: toOutreachEvent });

export const outreachReference = defineReference({
  type: 'OutreachEvent',
  permission: anyone,
  load: outreachEventById,
});
