import { type AppendedEntry, fanOut, openEscalations } from '@hub/inbox';
import { type EntityManager, type NotifyRecord, tellOffices } from '@hub/subgraph-kit';
import { bodiesOfEntries, storeAlerts } from './alert.store.js';
import type { AlertPlan } from './alert.plan.js';
import type { AlertBody } from './alert.type.js';

/** The subscription that shows alerts. */
export const ALERT_INBOX = 'caseAlerts';

/**
 * Puts alerts into their inboxes and opens what follows until they are answered. Needs a system actor; it holds the
 * inboxes until commit. Offices beyond those that one transaction may tell, the last ones given, are told right after it.
 * @returns whom to have reached outside the graph, last in the transaction
 */
export const tellAlerts = async (tx: EntityManager, { alerts, escalations }: AlertPlan): Promise<NotifyRecord[]> => {
  await openEscalations(tx, escalations);
  const { appended } = await fanOut(
    tx,
    alerts.map(({ body, escalation, urgency }) => ({
      ...{ owner: body.office, event: body.eventId, body },
      // an entry without a rule waits for no answer
      ...(urgency && { rule: body.rule }),
      ...(escalation && { escalation }),
    })),
  );
  await storeAlerts(tx, appended);
  const numbers = new Map(appended.map(({ owner, number }) => [owner, number]));
  return alerts.flatMap(({ body, audience, urgency }) => {
    const number = numbers.get(body.office);
    return number === undefined ? [] : [recordOf(body, { number, audience, urgency })];
  });
};

/** Does for entries that were appended later what their report did for the first. Needs a system actor. */
export const alertsFannedOut = async (tx: EntityManager, appended: readonly AppendedEntry[]): Promise<void> => {
  const added = appended.filter((entry) => entry.added);
  await storeAlerts(tx, added);
  const bodies = await bodiesOfEntries(tx, added);
  await tellOffices(
    tx,
    bodies.map(({ body, number }) => recordOf(body, { number, audience: 'OFFICE', urgency: urgencyOf(body) })),
  );
};

/** Null where nobody has to hurry. */
const urgencyOf = (body: AlertBody): NotifyRecord['urgency'] =>
  'urgency' in body && body.rule !== 'SUBSCRIPTION' ? body.urgency : null;

const recordOf = (
  { office, rule, createdAt }: AlertBody,
  how: Pick<NotifyRecord, 'number' | 'audience' | 'urgency'>,
): NotifyRecord => ({ office, rule, inbox: ALERT_INBOX, at: createdAt, ...how });
