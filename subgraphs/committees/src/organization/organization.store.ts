import { In } from 'typeorm';
import type { EntityManager } from '@hub/subgraph-kit';
import { OrganizationEntity } from './organization.entity.js';

export const organizationsById = (tx: EntityManager, ids: readonly string[]): Promise<OrganizationEntity[]> =>
  tx.find(OrganizationEntity, { where: { id: In([...ids]) } });

/** Those of these organisations that hold a seat in a committee, or serve a place within its own or around it. */
export const organizationsKnownTo = async (
  tx: EntityManager,
  committee: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  const found: { id: string }[] = await tx.query(
    `select o.id from organization o join place p on p.pcode = o.place
       join committee c on c.id = $1 join place h on h.pcode = c.place
      where o.id = any ($2::uuid[]) and (o.place = any (h.within) or c.place = any (p.within) or exists (
              select from seat s join committee_group g on g.id = s.committee_group
               where s.organization = o.id and g.committee = c.id))`,
    [committee, ids],
  );
  return new Set(found.map(({ id }) => id));
};

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
