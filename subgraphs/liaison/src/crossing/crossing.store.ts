import { In, Not, Raw } from 'typeorm';
import { actorOf, type Batch, type EntityManager, type HubContext, recordAudit, rowByKey } from '@hub/subgraph-kit';
import { madeBefore, takeKey } from '../directory-key/directory-key.store.js';
import { DIRECTORY_EVENTS, type DirectoryEvent } from '../events.js';
import { BorderCrossingEntity } from './crossing.entity.js';
import type { ChangedCrossing, EnteredCrossing } from './crossing.inputs.js';
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

/** Keeps others from entering or naming a crossing until this transaction ends, so that each is there once. */
export const lockEntering = (tx: EntityManager): Promise<unknown> =>
  tx.query(`select pg_advisory_xact_lock(hashtext('border_crossing'))`);

/** Whether another legal crossing of a district has this English name. */
const isNamed = (tx: EntityManager, { id, nameEn, district }: { id: string; nameEn: string; district: string }) =>
  tx.existsBy(BorderCrossingEntity, {
    ...{ id: Not(id), district, kind: 'LEGAL' as const },
    nameEn: Raw((column) => `lower(${column}) = lower(:nameEn)`, { nameEn }),
  });

/** Enters a legal crossing, once for each key. */
export const enter = (
  context: HubContext,
  office: string,
  input: EnteredCrossing,
): Promise<BorderCrossingEntity | 'CROSSING_ENTERED' | 'IDEMPOTENCY_KEY_REUSED'> =>
  context.asSystem('enter-crossing', async (tx) => {
    const { idempotencyKey: key, names, ...fields } = input;
    await lockEntering(tx);
    const before = await madeBefore(tx, context, { key, input });
    if (before === 'REUSED') return 'IDEMPOTENCY_KEY_REUSED';
    if (before) return tx.findOneByOrFail(BorderCrossingEntity, { id: before.made });
    const row = { ...fields, ...names, id: context.newId(), kind: 'LEGAL', countAtLeast: null, version: 1 } as const;
    if (await isNamed(tx, row)) return 'CROSSING_ENTERED';
    if (!(await takeKey(tx, context, { key, input, makes: row.id }))) return 'IDEMPOTENCY_KEY_REUSED';
    await tx.insert(BorderCrossingEntity, row);
    await recordCrossing(tx, context, { crossing: row.id, office, event: DIRECTORY_EVENTS.crossingEntered });
    return tx.findOneByOrFail(BorderCrossingEntity, { id: row.id });
  });

/** Changes a crossing, unless somebody else did. */
export const change = (
  context: HubContext,
  office: string,
  { crossing: id, version, names, ...fields }: ChangedCrossing,
): Promise<BorderCrossingEntity | 'VERSION_CONFLICT' | 'CROSSING_ENTERED'> =>
  context.asSystem('change-crossing', async (tx) => {
    await lockEntering(tx);
    const { district } = await tx.findOneByOrFail(BorderCrossingEntity, { id });
    if (names && district && (await isNamed(tx, { id, nameEn: names.nameEn, district }))) return 'CROSSING_ENTERED';
    const changed = { ...fields, ...names, version: version + 1 };
    const { affected } = await tx.update(BorderCrossingEntity, { id, version }, changed);
    if (!affected) return 'VERSION_CONFLICT';
    await recordCrossing(tx, context, { crossing: id, office, event: DIRECTORY_EVENTS.crossingChanged });
    return tx.findOneByOrFail(BorderCrossingEntity, { id });
  });
