import { anyone, defineReference } from '@hub/subgraph-kit';
import { loadCrossings } from './crossing.store.js';

export const crossingReference = defineReference({ type: 'BorderCrossing', permission: anyone, load: loadCrossings });
