import { In } from 'typeorm';
import type { Batch } from '@hub/subgraph-kit';
import { grouped, isId } from '../batch.js';
import { LiaisonContactEntity } from './contact.entity.js';

/** Contacts of each counterpart office. */
export const loadContacts: Batch<string, readonly LiaisonContactEntity[]> = async (counterparts, context) => {
  const rows = await context.asCaller((tx) =>
    tx.find(LiaisonContactEntity, {
      where: { counterpart: In(counterparts.filter(isId)) },
      order: { name: 'ASC', id: 'ASC' },
    }),
  );
  return grouped(counterparts, rows, ({ counterpart }) => counterpart);
};
