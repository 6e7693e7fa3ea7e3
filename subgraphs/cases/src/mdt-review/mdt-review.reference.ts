import { rowsByOwner } from '@hub/subgraph-kit';
import { reviewsOfCases } from './mdt-review.store.js';
import { reviewOf } from './mdt-review.type.js';

export const reviewsOfCase = rowsByOwner({ list: reviewsOfCases, keyOf: (row) => row.case_id, shape: reviewOf });
