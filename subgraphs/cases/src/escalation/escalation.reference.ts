import { escalationsById } from '@hub/inbox';
import type { Batch } from '@hub/subgraph-kit';
import { escalationsOfAlerts } from '../alert/alert.store.js';
import { type AlertEscalation, escalationOf } from './escalation.type.js';

export const escalationOfAlert: Batch<string, AlertEscalation> = (alerts, context) =>
  context.asCaller(async (tx) => {
    const rows = await escalationsOfAlerts(tx, alerts);
    const found = await escalationsById(tx, [...new Set(rows.map(({ escalation }) => escalation))]);
    const byId = new Map(found.map((each) => [each.id, escalationOf(each)]));
    const byAlert = new Map(rows.map(({ alert, escalation }) => [alert, byId.get(escalation)]));
    return alerts.map((alert) => byAlert.get(alert) ?? null);
  });
