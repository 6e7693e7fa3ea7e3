import { type EntityManager, type HubContext, rowsByOwner } from '@hub/subgraph-kit';
import type { HandoverSide } from '@hub/vocabulary';
import { REPATRIATION_EVENTS } from '../events.js';
import { RepatriationEntity } from '../repatriation/repatriation.entity.js';
import type { Outcome, RepatriationRow } from '../repatriation/repatriation.row.js';
import { isConfirmed, mayConfirm } from '../repatriation/repatriation.rules.js';
import { lockFollowed, lockRepatriation, readRepatriation } from '../repatriation/repatriation.store.js';
import { audit, recordChange, tellOurs } from '../update/change.store.js';
import type { HandoverConfirmationEntity } from './handover.entity.js';
import { confirmationOf } from './handover.type.js';

/** The keys that were turned since a repatriation last set out. */
const listKeys = (tx: EntityManager, repatriations: readonly string[]): Promise<HandoverConfirmationEntity[]> =>
  tx.query(
    `select c.repatriation, c.transit, c.side, c.at, c.office, c.person from handover_confirmation c
      where c.repatriation = any ($1::uuid[])
        and c.transit = (select max(s.version) from repatriation_step s
                          where s.repatriation = c.repatriation and s.state = 'IN_TRANSIT')
      order by c.at, c.side`,
    [repatriations],
  );

export const loadKeys = rowsByOwner({
  list: listKeys,
  keyOf: ({ repatriation }) => repatriation,
  shape: confirmationOf,
});

export const keysOf = async (tx: EntityManager, repatriation: string): Promise<HandoverSide[]> =>
  (await listKeys(tx, [repatriation])).map(({ side }) => side);

/** The Thai key. */
export const confirmHere = (context: HubContext, office: string, repatriation: string): Promise<Outcome> =>
  context.asSystem('confirm-handover', async (tx) => {
    const row = await lockRepatriation(tx, repatriation);
    const key = await turnKey(tx, context, { row, side: 'THAILAND', office });
    return key ? readRepatriation(tx, row.id) : 'REPATRIATION_STATE_FORBIDS';
  });

/** What the other side's key led to. */
export type ConfirmedThere = { readonly ref: string; readonly at: Date } | 'REPATRIATION_STATE_FORBIDS';

/**
 * The key of the other side, which knows a repatriation by its pseudonym alone.
 * @returns undefined when this office was told of no such repatriation
 */
export const confirmThere = (context: HubContext, office: string, ref: string): Promise<ConfirmedThere | undefined> =>
  context.asSystem('confirm-counterpart-handover', async (tx) => {
    const row = await lockFollowed(tx, { office, ref, at: context.now() });
    if (!row) return undefined;
    const key = await turnKey(tx, context, { row, side: 'COUNTERPART', office });
    return key ? { ref, at: key.at } : 'REPATRIATION_STATE_FORBIDS';
  });

interface Turn {
  readonly row: RepatriationRow;
  readonly side: HandoverSide;
  readonly office: string;
}

/** Stores one key, once; with the second of the two the handover is done. The row must be locked. */
const turnKey = async (
  tx: EntityManager,
  context: HubContext,
  { row, side, office }: Turn,
): Promise<Pick<HandoverConfirmationEntity, 'at'> | undefined> => {
  const keys = await listKeys(tx, [row.id]);
  const mine = keys.find((key) => key.side === side);
  if (mine && isConfirmed(row)) return mine;
  if (!mayConfirm(row)) return undefined;
  const at = context.now();
  await tx.query(
    `insert into handover_confirmation (repatriation, transit, side, at, office, person)
     select $1::uuid, max(version), $2::text, $3::timestamptz, $4::text, $5::text
       from repatriation_step where repatriation = $1 and state = 'IN_TRANSIT'`,
    [row.id, side, at, office, context.caller.id],
  );
  await audit(tx, context, [{ id: row.id, event: REPATRIATION_EVENTS.handoverConfirmed }]);
  if (keys.length) {
    await tx.update(RepatriationEntity, { id: row.id }, { state: 'HANDED_OVER', version: row.version + 1 });
    await recordChange(tx, context, { id: row.id, office, event: REPATRIATION_EVENTS.advanced });
  } else if (side === 'COUNTERPART') await tellOurs(tx, context, row);
  return { at };
};
