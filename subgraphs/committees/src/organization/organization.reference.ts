import { anyone, defineReference, type HubContext, rowByKey } from '@hub/subgraph-kit';
import type { OrganizationEntity } from './organization.entity.js';
import { organizationsById } from './organization.store.js';
import { type Organization, organizationOf } from './organization.type.js';

export const organizationById = rowByKey<OrganizationEntity, Organization>({
  list: organizationsById,
  keyOf: ({ id }) => id,
  shape: organizationOf,
});

/** Those of these organisations that there are, in this order. */
export const organizationsOf = async (context: HubContext, ids: readonly string[]): Promise<Organization[]> => {
  const found = await Promise.all(ids.map((id) => context.load(organizationById, id)));
  return found.filter((each) => each !== null);
};

export const organizationReference = defineReference({
  type: 'Organization',
  permission: anyone,
  load: organizationById,
});
