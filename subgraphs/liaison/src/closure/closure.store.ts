import { In, IsNull, MoreThan } from 'typeorm';
import { type Batch, type EntityManager, type HubContext, rowsByOwner } from '@hub/subgraph-kit';
import { BorderCrossingEntity } from '../crossing/crossing.entity.js';
import { recordCrossing } from '../crossing/crossing.store.js';
import { madeBefore, takeKey } from '../directory-key/directory-key.store.js';
import { DIRECTORY_EVENTS } from '../events.js';
import { CrossingClosureEntity } from './closure.entity.js';
import type { ClosedCrossing } from './closure.inputs.js';
import { closureOf, type CrossingClosure } from './closure.type.js';

/** Closures of each crossing that run or are to come, the first to begin first. */
export const loadClosures: Batch<string, CrossingClosure[]> = (crossings, context) =>
  rowsByOwner({
    list: (tx, owners) => {
      const crossing = In([...owners]);
      return tx.find(CrossingClosureEntity, {
        where: [
          { crossing, endsAt: IsNull() },
          { crossing, endsAt: MoreThan(context.now()) },
        ],
        order: { startsAt: 'ASC', id: 'ASC' },
      });
    },
    keyOf: ({ crossing }: CrossingClosureEntity) => crossing,
    shape: closureOf,
  })(crossings, context);

export const findClosure = (tx: EntityManager, id: string): Promise<CrossingClosureEntity | null> =>
  tx.findOneBy(CrossingClosureEntity, { id });

/** Closes a crossing for a time, once for each key. */
export const close = (
  context: HubContext,
  office: string,
  input: ClosedCrossing,
): Promise<BorderCrossingEntity | 'IDEMPOTENCY_KEY_REUSED'> =>
  context.asSystem('close-crossing', async (tx) => {
    const { idempotencyKey: key, crossing, from: startsAt, until: endsAt, reason } = input;
    const before = await madeBefore(tx, context, { key, input });
    if (before === 'REUSED') return 'IDEMPOTENCY_KEY_REUSED';
    if (!before) {
      const id = context.newId();
      if (!(await takeKey(tx, context, { key, input, makes: id }))) return 'IDEMPOTENCY_KEY_REUSED';
      await tx.insert(CrossingClosureEntity, { id, crossing, kind: 'LEGAL', startsAt, endsAt, reason });
      await recordCrossing(tx, context, { crossing, office, event: DIRECTORY_EVENTS.crossingClosed });
    }
    return tx.findOneByOrFail(BorderCrossingEntity, { id: crossing });
  });

/** Ends a closure now, or before it begins; one that is over stays as it is. */
export const reopen = (
  context: HubContext,
  office: string,
  { id, crossing }: CrossingClosureEntity,
): Promise<BorderCrossingEntity> =>
  context.asSystem('reopen-crossing', async (tx) => {
    const [ended]: [unknown[], number] = await tx.query(
      `update crossing_closure set ends_at = greatest(starts_at, $2)
        where id = $1 and (ends_at is null or ends_at > greatest(starts_at, $2)) returning id`,
      [id, context.now()],
    );
    if (ended.length) await recordCrossing(tx, context, { crossing, office, event: DIRECTORY_EVENTS.crossingReopened });
    return tx.findOneByOrFail(BorderCrossingEntity, { id: crossing });
  });
