import type { Batch } from '@hub/subgraph-kit';
import { assignmentsOfCases } from './assignment.store.js';
import { assignmentOf, type CaseAssignment } from './assignment.type.js';

export const assignmentsOfCase: Batch<string, CaseAssignment[]> = async (cases, context) => {
  const rows = await context.asCaller((tx) => assignmentsOfCases(tx, cases));
  return cases.map((id) => rows.filter(({ case_id }) => case_id === id).map(assignmentOf));
};
