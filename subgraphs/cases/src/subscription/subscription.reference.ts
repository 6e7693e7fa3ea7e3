import { rowByKey } from '@hub/subgraph-kit';
import { subscriptionsById } from './subscription.store.js';
import { subscriptionOf } from './subscription.type.js';

export const subscriptionByKey = rowByKey({ list: subscriptionsById, keyOf: ({ id }) => id, shape: subscriptionOf });
