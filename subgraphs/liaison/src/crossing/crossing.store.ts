import { In } from 'typeorm';
import { type Batch, type HubContext, rowByKey } from '@hub/subgraph-kit';
import { BorderCrossingEntity } from './crossing.entity.js';
import { type BorderCrossing, crossingOf } from './crossing.type.js';

/** More crossings than any country has; a list never grows beyond it. */
const MOST = 500;
const BY_NAME = { nameEn: 'ASC', id: 'ASC' } as const;

export const loadCrossings = rowByKey({
  list: (tx, ids) => tx.findBy(BorderCrossingEntity, { id: In([...ids]) }),
  keyOf: ({ id }) => id,
  shape: crossingOf,
});

/** Crossings by the P-code of either side; one crossing then belongs to two places. */
export const loadCrossingsOfPlaces: Batch<string, BorderCrossing[]> = async (pcodes, context) => {
  const given = In([...pcodes]);
  const rows = await context.asCaller((tx) =>
    tx.find(BorderCrossingEntity, { where: [{ district: given }, { counterpartPlace: given }], order: BY_NAME }),
  );
  return pcodes.map((pcode) =>
    rows.filter(({ district, counterpartPlace }) => district === pcode || counterpartPlace === pcode).map(crossingOf),
  );
};

export const listCrossings = async (context: HubContext): Promise<BorderCrossing[]> => {
  const rows = await context.asCaller((tx) => tx.find(BorderCrossingEntity, { order: BY_NAME, take: MOST }));
  return rows.map(crossingOf);
};
