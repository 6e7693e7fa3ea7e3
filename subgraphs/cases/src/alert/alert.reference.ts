import { defineReference, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import { mayReadAlerts } from '../permissions.js';
import { type AlertRow, alertsById, alertsOfCases, receiptsOfAlerts } from './alert.store.js';
import { alertOf, type CaseAlert, receiptOf } from './alert.type.js';

export const alertOfRow = ({ body, number }: AlertRow): CaseAlert => alertOf(body, Number(number));

const alertById = rowByKey({ list: alertsById, keyOf: ({ id }) => id, shape: alertOfRow });

export const alertReference = defineReference({ type: 'CaseAlert', permission: mayReadAlerts, load: alertById });

export const alertsOfCase = rowsByOwner({ list: alertsOfCases, keyOf: (row) => row.case_id!, shape: alertOfRow });

export const receiptsOfAlert = rowsByOwner({ list: receiptsOfAlerts, keyOf: ({ alert }) => alert, shape: receiptOf });
