import { rowsByOwner } from '@hub/subgraph-kit';
import { sharesOfCases } from './share.store.js';
import { shareOf } from './share.type.js';

export const sharesOfCase = rowsByOwner({ list: sharesOfCases, keyOf: ({ caseId }) => caseId, shape: shareOf });
