import { type Batch, defineReference } from '@hub/subgraph-kit';
import { mayReadCounterparts } from '../permissions.js';
import { loadCounterparts } from './counterpart.store.js';
import { type CounterpartOffice, counterpartOf } from './counterpart.type.js';

const load: Batch<string, CounterpartOffice> = async (ids, context) =>
  (await loadCounterparts(ids, context)).map((row) => row && counterpartOf(row));

export const counterpartReference = defineReference({
  type: 'CounterpartOffice',
  permission: ({ caller }) => mayReadCounterparts(caller),
  load,
});
