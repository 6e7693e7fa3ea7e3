import { defineReference, rowByKey } from '@hub/subgraph-kit';
import { mayReadTestItems } from '../permissions.js';
import { itemsById } from './test-item.store.js';
import { toTestItem } from './test-item.type.js';

export const testItemReference = defineReference({
  type: 'TestItem',
  permission: mayReadTestItems,
  load: rowByKey({ list: itemsById, keyOf: ({ id }) => id, shape: toTestItem }),
});
