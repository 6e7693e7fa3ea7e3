import { In } from 'typeorm';
import type { EntityManager } from '@hub/subgraph-kit';
import { CommitteeGroupEntity } from './committee-group.entity.js';

export const groupsByCommittee = (tx: EntityManager, committees: readonly string[]): Promise<CommitteeGroupEntity[]> =>
  tx.find(CommitteeGroupEntity, { where: { committee: In([...committees]) }, order: { ordinal: 'ASC' } });

export const groupsById = (tx: EntityManager, ids: readonly string[]): Promise<CommitteeGroupEntity[]> =>
  tx.find(CommitteeGroupEntity, { where: { id: In([...ids]) } });

/** Enters groups; those that are there have their duties from now on. */
export const insertGroups = async (
  tx: EntityManager,
  rows: readonly Omit<CommitteeGroupEntity, 'purpose' | 'formedOn' | 'endedOn'>[],
): Promise<void> => {
  await tx
    .createQueryBuilder()
    .insert()
    .into(CommitteeGroupEntity)
    .values([...rows])
    .orUpdate(['duties'], ['id'])
    .execute();
};
