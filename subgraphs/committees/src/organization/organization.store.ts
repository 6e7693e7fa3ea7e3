import { In } from 'typeorm';
import type { EntityManager } from '@hub/subgraph-kit';
import { OrganizationEntity } from './organization.entity.js';

export const organizationsById = (tx: EntityManager, ids: readonly string[]): Promise<OrganizationEntity[]> =>
  tx.find(OrganizationEntity, { where: { id: In([...ids]) } });

/** Enters organisations that are not there yet. */
export const insertOrganizations = async (tx: EntityManager, rows: readonly OrganizationEntity[]): Promise<void> => {
  await tx
    .createQueryBuilder()
    .insert()
    .into(OrganizationEntity)
    .values([...rows])
    .orIgnore()
    .execute();
};
