import { actorOf, type EntityManager, type HubContext, recordAudit } from '@hub/subgraph-kit';
import { REPATRIATION_EVENTS, type RepatriationEvent } from '../events.js';
import type { RepatriationRow } from '../repatriation/repatriation.row.js';
import { readRepatriation } from '../repatriation/repatriation.store.js';
import { RepatriationStepEntity } from '../step/step.entity.js';
import { recipientsOf, updateBody } from './update.rules.js';
import { publishUpdate } from './update.store.js';

/** What was done to a repatriation, and by which office. */
export interface Change {
  readonly id: string;
  readonly office: string;
  readonly event: RepatriationEvent;
}

/** Records a change just written: its step, its audit, and what each side is told. The last act of a transaction. */
export const recordChange = async (
  tx: EntityManager,
  context: HubContext,
  { id, office, event }: Change,
): Promise<RepatriationRow> => {
  const row = await readRepatriation(tx, id);
  const at = context.now();
  const actor = actorOf(context.caller).id;
  if (event !== REPATRIATION_EVENTS.released) {
    const { version, state } = row;
    await tx.insert(RepatriationStepEntity, { repatriation: id, version, state, at, office, person: context.caller.id });
  }
  await recordAudit(tx, [{ actor, action: event, resourceType: 'repatriation', resource: id, purpose: 'repatriation' }]);
  const recipients = recipientsOf(context.directory, row);
  await publishUpdate(tx, { recipients, body: updateBody(row, at), at }, () => context.newId());
  return row;
};
