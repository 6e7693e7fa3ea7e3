import type { EntityManager } from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import { endCaseGrant, grantCase } from '../case/case.grants.js';
import { lockCase } from '../case/case.store.js';
import { CaseAssignmentEntity } from './assignment.entity.js';

export interface AssignmentRow {
  readonly id: string;
  readonly case_id: string;
  readonly person: string;
  readonly office: string;
  readonly created_at: Date;
  readonly ended_at: Date | null;
}

/** Somebody who begins to work on a case. */
export type NewAssignment = Pick<
  CaseAssignmentEntity,
  'id' | 'caseId' | 'person' | 'office' | 'appointment' | 'createdAt'
> & {
  /** Whether the office may see rows of persons. */
  readonly persons: boolean;
};

const COLUMNS = 's.id, s.case_id, s.person, s.office, s.created_at, s.ended_at';

/** Assigns a person to a case, once per person and office, and lets the office see it. Needs a system actor. */
export const assign = async (tx: EntityManager, { persons, ...assignment }: NewAssignment): Promise<AssignmentRow> => {
  const { caseId, person, office } = assignment;
  const reportedAt = await lockCase(tx, caseId);
  // an assignment that outlived its appointment begins anew under the present one
  await tx.query(
    `update case_assignment set ended_at = now()
      where case_id = $1 and person = $2 and office = $3 and appointment <> $4 and ended_at is null`,
    [caseId, person, office, assignment.appointment],
  );
  await tx.createQueryBuilder().insert().into(CaseAssignmentEntity).values(assignment).orIgnore().execute();
  await grantCase(tx, { id: caseId, at: reportedAt }, [{ office, reason: 'ASSIGNMENT', persons }]);
  const [row]: AssignmentRow[] = await tx.query(
    `select ${COLUMNS} from case_assignment s
      where case_id = $1 and person = $2 and office = $3 and ended_at is null`,
    [caseId, person, office],
  );
  return row!;
};

/** Ends an assignment; the last one of an office ends what the office saw by it. Needs a system actor. */
export const endAssignment = async (
  tx: EntityManager,
  { id, caseId, by, through }: { id: string; caseId: string; by: string; through: string },
): Promise<AssignmentRow> => {
  await lockCase(tx, caseId);
  const [[ended]]: [AssignmentRow[], number] = await tx.query(
    `update case_assignment s set ended_at = coalesce(ended_at, now()), ended_by = coalesce(ended_by, $2)
      where id = $1 returning ${COLUMNS}`,
    [id, by],
  );
  const { office } = ended!;
  const others: unknown[] = await tx.query(
    'select from case_assignment where case_id = $1 and office = $2 and ended_at is null',
    [caseId, office],
  );
  if (!others.length) await endCaseGrant(tx, { caseId, office, reason: 'ASSIGNMENT' });
  await recordAct(tx, {
    ...{ by, office: through, action: 'case_assignment.ended', purpose: 'end-assignment' },
    ...{ resourceType: 'case_assignment', resource: id, caseId },
  });
  return ended!;
};

export const assignmentsOfCases = (tx: EntityManager, cases: readonly string[]): Promise<AssignmentRow[]> =>
  tx.query(`select ${COLUMNS} from case_assignment s where case_id = any ($1::uuid[]) order by created_at, id`, [
    cases,
  ]);

export const assignmentById = async (tx: EntityManager, id: string): Promise<AssignmentRow | undefined> => {
  const rows: AssignmentRow[] = await tx.query(`select ${COLUMNS} from case_assignment s where id = $1`, [id]);
  return rows[0];
};

/** Appointments under which the person works on the case now. */
export const assignedUnder = async (
  tx: EntityManager,
  { caseId, person, appointments }: { caseId: string; person: string; appointments: readonly string[] },
): Promise<string[]> => {
  const rows: { appointment: string }[] = await tx.query(
    `select appointment from case_assignment
      where case_id = $1 and person = $2 and appointment = any ($3::text[]) and ended_at is null`,
    [caseId, person, appointments],
  );
  return rows.map(({ appointment }) => appointment);
};
