import { type Batch, defineReference } from '@hub/subgraph-kit';
import { mayReadRepatriations } from '../permissions.js';
import { loadRepatriations } from './repatriation.store.js';
import { type Repatriation, repatriationOf } from './repatriation.type.js';

const load: Batch<string, Repatriation> = async (ids, context) =>
  (await loadRepatriations(ids, context)).map((row) => row && repatriationOf(row));

export const repatriationReference = defineReference({
  type: 'Repatriation',
  permission: ({ caller }) => mayReadRepatriations(caller),
  load,
});
