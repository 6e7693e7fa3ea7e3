import { anyone, defineReference, rowByKey } from '@hub/subgraph-kit';
import type { OrganizationEntity } from './organization.entity.js';
import { organizationsById } from './organization.store.js';
import { type Organization, organizationOf } from './organization.type.js';

export const organizationById = rowByKey<OrganizationEntity, Organization>({
  list: organizationsById,
  keyOf: ({ id }) => id,
  shape: organizationOf,
});

export const organizationReference = defineReference({
  type: 'Organization',
  permission: anyone,
  load: organizationById,
});
