import type { EntityManager } from '@hub/subgraph-kit';
import { CaseAssignmentEntity } from './assignment.entity.js';

export interface AssignmentRow {
  readonly case_id: string;
  readonly person: string;
  readonly office: string;
  readonly created_at: Date;
}

/** Assigns a person to a case; once per person and office. Needs a system actor. */
export const assign = async (tx: EntityManager, assignment: CaseAssignmentEntity): Promise<void> => {
  await tx.createQueryBuilder().insert().into(CaseAssignmentEntity).values(assignment).orIgnore().execute();
};

export const assignmentsOfCases = (tx: EntityManager, cases: readonly string[]): Promise<AssignmentRow[]> =>
  tx.query(
    `select case_id, person, office, created_at from case_assignment
      where case_id = any ($1::uuid[]) order by created_at, id`,
    [cases],
  );

/** Whether the person is assigned to the case through one of these offices. */
export const isAssigned = async (
  tx: EntityManager,
  { caseId, person, offices }: { caseId: string; person: string; offices: readonly string[] },
): Promise<boolean> => {
  const found: unknown[] = await tx.query(
    'select from case_assignment where case_id = $1 and person = $2 and office = any ($3::text[])',
    [caseId, person, offices],
  );
  return found.length > 0;
};
