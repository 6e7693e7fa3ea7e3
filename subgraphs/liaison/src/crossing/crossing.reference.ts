import { anyone, type Batch, defineReference } from '@hub/subgraph-kit';
import { loadCrossings } from './crossing.store.js';
import { type BorderCrossing, crossingOf } from './crossing.type.js';

const load: Batch<string, BorderCrossing> = async (ids, context) =>
  (await loadCrossings(ids, context)).map((row) => row && crossingOf(row));

export const crossingReference = defineReference({ type: 'BorderCrossing', permission: anyone, load });
