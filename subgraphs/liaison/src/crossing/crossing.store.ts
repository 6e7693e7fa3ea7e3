import type { Batch } from '@hub/subgraph-kit';
import { In } from 'typeorm';
import { inOrder, isId } from '../batch.js';
import { BorderCrossingEntity } from './crossing.entity.js';

/** More crossings than any country has; a list never grows beyond it. */
const MOST = 500;

export const loadCrossings: Batch<string, BorderCrossingEntity> = async (ids, context) => {
  const rows = await context.asCaller((tx) => tx.findBy(BorderCrossingEntity, { id: In(ids.filter(isId)) }));
  return inOrder(ids, rows, ({ id }) => id);
};

/** Crossings by the P-code of either side. */
export const loadCrossingsOfPlaces: Batch<string, readonly BorderCrossingEntity[]> = async (pcodes, context) => {
  const rows = await context.asCaller((tx) =>
    tx.find(BorderCrossingEntity, {
      where: [{ district: In([...pcodes]) }, { counterpartPlace: In([...pcodes]) }],
      order: { nameEn: 'ASC' },
    }),
  );
  return pcodes.map((pcode) =>
    rows.filter(({ district, counterpartPlace }) => district === pcode || counterpartPlace === pcode).slice(0, MOST),
  );
};

export const listCrossings: Batch<'all', readonly BorderCrossingEntity[]> = async (keys, context) => {
  const rows = await context.asCaller((tx) =>
    tx.find(BorderCrossingEntity, { order: { nameEn: 'ASC', id: 'ASC' }, take: MOST }),
  );
  return keys.map(() => rows);
};
