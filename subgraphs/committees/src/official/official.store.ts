import { In } from 'typeorm';
import type { EntityManager } from '@hub/subgraph-kit';
import { OfficialEntity } from './official.entity.js';

export const officialsById = (tx: EntityManager, ids: readonly string[]): Promise<OfficialEntity[]> =>
  tx.find(OfficialEntity, { where: { id: In([...ids]) } });

/** Enters officials that are not there yet. */
export const insertOfficials = async (tx: EntityManager, rows: readonly OfficialEntity[]): Promise<void> => {
  await tx
    .createQueryBuilder()
    .insert()
    .into(OfficialEntity)
    .values([...rows])
    .orIgnore()
    .execute();
};
