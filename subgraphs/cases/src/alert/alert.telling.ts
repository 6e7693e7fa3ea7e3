import { appendEntries, openEscalations } from '@hub/inbox';
import type { EntityManager, NotifyRecord } from '@hub/subgraph-kit';
import { storeAlerts } from './alert.store.js';
import type { AlertPlan } from './alert.plan.js';

/** The subscription that shows alerts. */
export const ALERT_INBOX = 'caseAlerts';

/**
 * Puts alerts into their inboxes and opens what follows until they are answered. Needs a system actor; it holds the
 * inboxes until commit.
 * @returns whom to have reached outside the graph, last in the transaction
 */
export const tellAlerts = async (tx: EntityManager, { alerts, escalations }: AlertPlan): Promise<NotifyRecord[]> => {
  await openEscalations(tx, escalations);
  const entries = await appendEntries(
    tx,
    alerts.map(({ body, escalation, urgency }) => ({
      ...{ owner: body.office, event: body.eventId, body },
      // an entry without a rule waits for no answer
      ...(urgency && { rule: body.rule }),
      ...(escalation && { escalation }),
    })),
  );
  await storeAlerts(tx, entries);
  const numbers = new Map(entries.map(({ owner, number }) => [owner, number]));
  return alerts.map(({ body, audience, urgency }) => ({
    ...{ office: body.office, rule: body.rule, urgency, audience, inbox: ALERT_INBOX, at: body.createdAt },
    number: numbers.get(body.office)!,
  }));
};
