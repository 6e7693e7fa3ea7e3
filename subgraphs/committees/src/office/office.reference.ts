import { anyone, defineReference, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import type { OfficeEntity } from './office.entity.js';
import { officesByCommittee, officesById } from './office.store.js';
import { type Office, officeOf } from './office.type.js';

export const officeById = rowByKey<OfficeEntity, Office>({
  list: officesById,
  keyOf: ({ id }) => id,
  shape: officeOf,
});

export const officesOfCommittee = rowsByOwner<OfficeEntity, Office>({
  list: officesByCommittee,
  keyOf: ({ committee }) => committee ?? '',
  shape: officeOf,
});

export const officeReference = defineReference({ type: 'Office', permission: anyone, load: officeById });
