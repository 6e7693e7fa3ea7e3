import { anyone, defineReference, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import { PCODE } from '@hub/vocabulary';
import type { PlaceEntity } from './place.entity.js';
import { placesByCode, placesByParent } from './place.store.js';
import { type Place, placeOf } from './place.type.js';

const valid = (pcode: string): boolean => PCODE.test(pcode);

export const placeByCode = rowByKey<PlaceEntity, Place>({
  list: placesByCode,
  keyOf: ({ pcode }) => pcode,
  shape: placeOf,
  valid,
});

export const placesInPlace = rowsByOwner<PlaceEntity, Place>({
  list: placesByParent,
  keyOf: ({ parent }) => parent ?? '',
  shape: placeOf,
  valid,
});

export const placeReference = defineReference({
  type: 'Place',
  permission: anyone,
  load: placeByCode,
  key: ({ pcode }) => String(pcode),
});
