import { In } from 'typeorm';
import { type EntityManager, rowsByOwner } from '@hub/subgraph-kit';
import { ReleaseActEntity } from './release-act.entity.js';
import { releaseActOf } from './release-act.type.js';

/** Every decision about what the other side is told of each repatriation, oldest first. */
export const loadReleaseActs = rowsByOwner({
  list: (tx, ids) => tx.find(ReleaseActEntity, { where: { repatriation: In([...ids]) }, order: { number: 'ASC' } }),
  keyOf: ({ repatriation }) => repatriation,
  shape: releaseActOf,
});

/** Adds a decision to those that were made; the repatriation must be locked. */
export const addReleaseAct = async (
  tx: EntityManager,
  { repatriation, ...decided }: Pick<ReleaseActEntity, 'repatriation' | 'act' | 'at'> & Partial<ReleaseActEntity>,
): Promise<void> => {
  const before = await tx.countBy(ReleaseActEntity, { repatriation });
  await tx.insert(ReleaseActEntity, { ...decided, repatriation, number: before + 1 });
};
