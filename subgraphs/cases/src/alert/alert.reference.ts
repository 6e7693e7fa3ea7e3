import { type Batch, defineReference, isId } from '@hub/subgraph-kit';
import { mayReadAlerts } from '../permissions.js';
import { type AlertRow, alertsById, alertsOfCases, receiptsOfAlerts } from './alert.store.js';
import { type AlertReceipt, alertOf, type CaseAlert, receiptOf } from './alert.type.js';

export const alertOfRow = ({ body, number }: AlertRow): CaseAlert => alertOf(body, Number(number));

const alertById: Batch<string, CaseAlert> = async (ids, context) => {
  const rows = await context.asCaller((tx) => alertsById(tx, ids.filter(isId)));
  const found = new Map(rows.map((row) => [row.id, alertOfRow(row)]));
  return ids.map((id) => found.get(id) ?? null);
};

export const alertReference = defineReference({ type: 'CaseAlert', permission: mayReadAlerts, load: alertById });

export const alertsOfCase: Batch<string, CaseAlert[]> = async (cases, context) => {
  const rows = await context.asCaller((tx) => alertsOfCases(tx, cases));
  return cases.map((id) => rows.filter((row) => row.case_id === id).map(alertOfRow));
};

export const receiptsOfAlert: Batch<string, AlertReceipt[]> = async (alerts, context) => {
  const rows = await context.asCaller((tx) => receiptsOfAlerts(tx, alerts));
  return alerts.map((id) => rows.filter(({ alert }) => alert === id).map(receiptOf));
};
