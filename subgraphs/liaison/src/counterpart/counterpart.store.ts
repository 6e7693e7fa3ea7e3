import { In } from 'typeorm';
import { rowByKey } from '@hub/subgraph-kit';
import { CounterpartOfficeEntity } from './counterpart.entity.js';
import { counterpartOf } from './counterpart.type.js';

export const loadCounterparts = rowByKey({
  list: (tx, ids) => tx.findBy(CounterpartOfficeEntity, { id: In([...ids]) }),
  keyOf: ({ id }) => id,
  shape: counterpartOf,
});
