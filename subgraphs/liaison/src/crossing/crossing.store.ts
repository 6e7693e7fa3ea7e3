import { In } from 'typeorm';
import { actorOf, type Batch, type EntityManager, type HubContext, recordAudit, rowByKey } from '@hub/subgraph-kit';
import { DIRECTORY_EVENTS, type DirectoryEvent } from '../events.js';
import { BorderCrossingEntity } from './crossing.entity.js';
import type { ChangedCrossing } from './crossing.inputs.js';
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

export const findCrossing = (tx: EntityManager, id: string): Promise<BorderCrossingEntity | null> =>
  tx.findOneBy(BorderCrossingEntity, { id });

/** Records what was done to a crossing, in the transaction that does it. */
export const recordCrossing = (
  tx: EntityManager,
  context: HubContext,
  { crossing, office, event }: { crossing: string; office: string; event: DirectoryEvent },
): Promise<void> =>
  recordAudit(tx, [
    {
      ...{ actor: actorOf(context.caller).id, action: event, resourceType: 'border_crossing' },
      ...{ resource: crossing, purpose: 'liaison-directory', office },
    },
  ]);

/** Changes a crossing, unless somebody else did. */
export const change = (
  context: HubContext,
  office: string,
  { crossing: id, version, ...fields }: ChangedCrossing,
): Promise<BorderCrossingEntity | 'VERSION_CONFLICT'> =>
  context.asSystem('change-crossing', async (tx) => {
    const { affected } = await tx.update(BorderCrossingEntity, { id, version }, { ...fields, version: version + 1 });
    if (!affected) return 'VERSION_CONFLICT';
    await recordCrossing(tx, context, { crossing: id, office, event: DIRECTORY_EVENTS.crossingChanged });
    return tx.findOneByOrFail(BorderCrossingEntity, { id });
  });
