import { randomUUID } from 'node:crypto';
import type { CaseFacts, PlannedAlert } from '../alert/alert.plan.js';
import type { SubscriptionRow } from './subscription.store.js';

/** What an office is told of a case that its committee subscribed to: the alert, and nobody waits for an answer. */
export const alertOfSubscriber = (
  { id: subscription, office, committee, place }: Pick<SubscriptionRow, 'id' | 'office' | 'committee' | 'place'>,
  { event, about, at }: { readonly event: string; readonly about: CaseFacts; readonly at: Date },
): PlannedAlert => ({
  ...{ audience: 'OFFICE', urgency: null },
  body: {
    ...about,
    ...{ id: randomUUID(), eventId: event, rule: 'SUBSCRIPTION', office, committee },
    ...{ ackBy: null, createdAt: at.toISOString(), reason: { subscription, place } },
  },
});
