import { anyone, defineReference, rowByKey } from '@hub/subgraph-kit';
import { versionsByIds } from './policy.store.js';
import { toPolicyVersion } from './policy.type.js';

export const policyVersionById = rowByKey({ list: versionsByIds, keyOf: ({ id }) => id, shape: toPolicyVersion });

export const policyVersionReference = defineReference({
  type: 'PolicyVersion',
  permission: anyone,
  load: policyVersionById,
});
