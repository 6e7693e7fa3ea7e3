import { In } from 'typeorm';
import type { Batch } from '@hub/subgraph-kit';
import { inOrder, isId } from '../batch.js';
import { CounterpartOfficeEntity } from './counterpart.entity.js';

export const loadCounterparts: Batch<string, CounterpartOfficeEntity> = async (ids, context) => {
  const rows = await context.asCaller((tx) => tx.findBy(CounterpartOfficeEntity, { id: In(ids.filter(isId)) }));
  return inOrder(ids, rows, ({ id }) => id);
};
