import { anyone, defineReference, pagesByOwner, rowByKey } from '@hub/subgraph-kit';
import {
  currentVersions,
  type DistributionRow,
  distributionsByMaterials,
  materialsById,
  type MaterialVersionRow,
  materialVersionsById,
  versionsByMaterials,
} from './material.store.js';
import { materialOf, materialVersionOf } from './material.type.js';

export const materialById = rowByKey({ list: materialsById, keyOf: ({ id }) => id, shape: materialOf });

export const materialVersionById = rowByKey({
  list: materialVersionsById,
  keyOf: ({ id }) => id,
  shape: materialVersionOf,
});

export const currentVersionOf = rowByKey({
  list: currentVersions,
  keyOf: ({ material_id }) => material_id,
  shape: materialVersionOf,
});

export const materialVersionPages = pagesByOwner({
  list: versionsByMaterials,
  ownerOf: ({ material_id }: MaterialVersionRow) => material_id,
  key: ({ entered_at: at, id }: MaterialVersionRow) => ({ at, id }),
});

export const distributionPages = pagesByOwner({
  list: distributionsByMaterials,
  ownerOf: ({ material_id }: DistributionRow) => material_id,
  key: ({ handed_on: at, id }: DistributionRow) => ({ at, id }),
});

export const materialReference = defineReference({ type: 'Material', permission: anyone, load: materialById });
