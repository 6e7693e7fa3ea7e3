import { In } from 'typeorm';
import { type EntityManager, type HubContext, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import { REPATRIATION_EVENTS } from '../events.js';
import { claimKey, earlierUse } from '../idempotency/idempotency.store.js';
import type { RepatriationRow } from '../repatriation/repatriation.row.js';
import { isRef } from '../repatriation/repatriation.rules.js';
import { lockFollowed } from '../repatriation/repatriation.store.js';
import { moveTo } from '../step/step.store.js';
import { audit, recordChange, tellSaid } from '../update/change.store.js';
import type { Said } from '../update/update.rules.js';
import { CounterpartUpdateEntity } from './counterpart-update.entity.js';
import type { SentCounterpartUpdate } from './counterpart-update.inputs.js';
import { asksOf, isArrival, refusalOfUpdate, type UpdateRefusal } from './counterpart-update.rules.js';
import { counterpartUpdateOf } from './counterpart-update.type.js';

const OLDEST = { at: 'ASC', id: 'ASC' } as const;

export const loadCounterpartUpdates = rowByKey({
  list: (tx, ids) => tx.findBy(CounterpartUpdateEntity, { id: In([...ids]) }),
  keyOf: ({ id }) => id,
  shape: counterpartUpdateOf,
});

/** What was said of each repatriation, oldest first. */
export const loadSaidOf = rowsByOwner({
  list: (tx, ids) => tx.find(CounterpartUpdateEntity, { where: { repatriation: In([...ids]) }, order: OLDEST }),
  keyOf: ({ repatriation }) => repatriation,
  shape: counterpartUpdateOf,
});

/** The same by the pseudonym, as both sides follow it. */
export const loadSaidOfRef = rowsByOwner({
  list: (tx, refs) => tx.find(CounterpartUpdateEntity, { where: { ref: In([...refs]) }, order: OLDEST }),
  keyOf: ({ ref }) => ref,
  shape: counterpartUpdateOf,
  valid: isRef,
});

/** What the other side said as it is stored, or what stands against it. */
export type SaidOutcome = CounterpartUpdateEntity | UpdateRefusal | 'IDEMPOTENCY_KEY_REUSED';

/**
 * Stores what the other side says, once, and tells both sides. Persons who were received bring the return to RECEIVED.
 * @returns undefined when this office was told of no such return, or is told no more
 */
export const say = (context: HubContext, input: SentCounterpartUpdate): Promise<SaidOutcome | undefined> =>
  context.asSystem('send-counterpart-update', async (tx) => {
    const row = await lockFollowed(tx, { ...input, at: context.now() });
    if (!row) return undefined;
    const id = context.newId();
    const keyed = { key: input.idempotencyKey, input, repatriation: row.id, made: id };
    const before = await earlierUse(tx, context, keyed);
    if (before?.outcome === 'REPEATED' && before.made)
      return tx.findOneByOrFail(CounterpartUpdateEntity, { id: before.made });
    if (before) return 'IDEMPOTENCY_KEY_REUSED';
    const refusal = refusalOfUpdate(input, row);
    if (refusal) return refusal;
    if (await claimKey(tx, context, keyed)) return 'IDEMPOTENCY_KEY_REUSED';
    const stored = await insert(tx, context, { id, row, input });
    await audit(tx, context, [{ id: row.id, event: REPATRIATION_EVENTS.counterpartSaid }]);
    await tellBoth(tx, context, { id, row, input });
    return stored;
  });

interface Saying {
  readonly id: string;
  readonly row: RepatriationRow;
  readonly input: SentCounterpartUpdate;
}

const insert = async (tx: EntityManager, context: HubContext, { id, row, input }: Saying) => {
  const { office, kind, reason, windowStart, windowEnd, days, receivedAt, personsBand } = input;
  await tx.insert(CounterpartUpdateEntity, {
    ...{ id, repatriation: row.id, ref: row.ref, office, kind, reason, windowStart, windowEnd, days },
    ...{ receivedAt, personsBand, at: context.now(), person: context.caller.id },
  });
  return tx.findOneByOrFail(CounterpartUpdateEntity, { id });
};

const tellBoth = async (tx: EntityManager, context: HubContext, { id, row, input }: Saying): Promise<void> => {
  const said: Said = { id, entry: { counterpartUpdate: id }, asks: asksOf(input, row) };
  if (!isArrival(input, row)) return tellSaid(tx, context, row, said);
  await moveTo(tx, row, 'RECEIVED');
  await recordChange(tx, context, { id: row.id, office: input.office, event: REPATRIATION_EVENTS.advanced, said });
};
