import { openEscalations } from '@hub/inbox';
import {
  actorOf,
  type EntityManager,
  type HubContext,
  openingOf,
  recordAudit,
  tellOffices,
  withoutWaiting,
} from '@hub/subgraph-kit';
import { PACE, UPDATE_INBOX, type UpdateFacts } from '../answer/escalate.task.js';
import { committeesNamed } from '../committee/committee.rules.js';
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
    await tx.insert(RepatriationStepEntity, {
      repatriation: id,
      version,
      state,
      at,
      office,
      person: context.caller.id,
    });
  }
  await recordAudit(tx, [
    { actor, action: event, resourceType: 'repatriation', resource: id, purpose: 'repatriation' },
  ]);
  await tell(tx, context, { row, at });
  return row;
};

/** Each side's inboxes, what follows until the counterpart answers, and people reached outside the graph. */
const tell = async (
  tx: EntityManager,
  context: HubContext,
  { row, at }: { readonly row: RepatriationRow; readonly at: Date },
): Promise<void> => {
  const { directory } = context;
  const rule = context.alertRules.current('A10')!;
  const recipients = recipientsOf(directory, rule, row);
  const body = updateBody(row, at);
  const [event, escalation] = [context.newId(), context.newId()];
  const answer = recipients.includes(row.counterpart) ? { office: row.counterpart, escalation } : undefined;
  if (answer) {
    const { plan } = openingOf(rule, PACE, false);
    const isThere = directory.isHeld(row.counterpart, at.getTime());
    const facts: UpdateFacts = {
      ...{ urgency: PACE, duty: [], committees: committeesNamed(directory, row.leadCommittee) },
      ...{ repatriation: row.id, body },
    };
    const opened = { id: escalation, event, rule: rule.code, plan: isThere ? plan : withoutWaiting(plan), facts };
    await openEscalations(tx, [opened]);
  }
  const entries = await publishUpdate(tx, { recipients, body, at, event, answer }, () => context.newId());
  await tellOffices(
    tx,
    entries.map(({ owner: office, number }) => ({
      ...{ office, rule: rule.code, urgency: office === row.counterpart ? PACE : null, audience: 'DUTY' as const },
      ...{ inbox: UPDATE_INBOX, number, at: at.toISOString() },
    })),
  );
};
