import { type Batch, defineReference, isId } from '@hub/subgraph-kit';
import { mayReadCases } from '../permissions.js';
import { casesById } from './case.store.js';
import { type Case, caseOf } from './case.type.js';

export const caseById: Batch<string, Case> = async (ids, context) => {
  const rows = await context.asCaller((tx) => casesById(tx, ids.filter(isId)));
  const found = new Map(rows.map((row) => [row.id, caseOf(row)]));
  return ids.map((id) => found.get(id) ?? null);
};

export const caseReference = defineReference({ type: 'Case', permission: mayReadCases, load: caseById });
