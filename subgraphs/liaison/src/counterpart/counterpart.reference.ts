import { defineReference } from '@hub/subgraph-kit';
import { mayReadCounterparts } from '../permissions.js';
import { loadCounterparts } from './counterpart.store.js';

export const counterpartReference = defineReference({
  type: 'CounterpartOffice',
  permission: ({ caller }) => mayReadCounterparts(caller),
  load: loadCounterparts,
});
