import { afterOf, beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { CaseTaskKind, CaseTaskState, TaskDropReason } from '@hub/vocabulary';
import { CaseTaskEntity } from './case-task.entity.js';

export interface CaseTaskRow {
  readonly id: string;
  readonly case_id: string;
  readonly kind: CaseTaskKind;
  readonly person: string;
  readonly office: string;
  /** ISO instant with microseconds. */
  readonly due: string;
  readonly state: CaseTaskState;
  readonly drop_reason: TaskDropReason | null;
  readonly ended_at: Date | null;
  /** By the clock of the database. */
  readonly overdue: boolean;
  readonly version: number;
  readonly fingerprint: string;
  /** ISO instant with microseconds. */
  readonly at: string;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
/** Of `case_task t`. */
export const TASK_COLUMNS = `t.id, t.case_id, t.kind, t.person, t.office, ${instant('t.due_at')} as due, t.state, t.drop_reason,
  t.ended_at, t.state = 'OPEN' and t.due_at < now() as overdue, t.version, t.fingerprint, ${instant('t.created_at')} as at`;

export const taskById = async (tx: EntityManager, id: string): Promise<CaseTaskRow | undefined> => {
  const [row]: CaseTaskRow[] = await tx.query(`select ${TASK_COLUMNS} from case_task t where t.id = $1`, [id]);
  return row;
};

/** Newest first, of each case. */
export const tasksOfCases = (tx: EntityManager, cases: readonly string[], keyset: Keyset): Promise<CaseTaskRow[]> =>
  tx.query(
    `select t.* from unnest($1::uuid[]) as w (case_id) cross join lateral (
       select ${TASK_COLUMNS} from case_task t
        where t.case_id = w.case_id
          and (t.created_at, t.id) < ($2::timestamptz, $3::uuid)
        order by t.created_at desc, t.id desc limit $4) t`,
    [cases, ...beforeOf(keyset.after), keyset.limit],
  );

/** Which open tasks are listed. */
export interface OpenTasks {
  /** Only those of this person. */
  readonly person: string | null;
  readonly overdue: boolean;
}

/** Open tasks of the cases that the actor sees, what is due first first. */
export const openTasks = (
  tx: EntityManager,
  { person, overdue }: OpenTasks,
  { after, limit }: Keyset,
): Promise<CaseTaskRow[]> =>
  tx.query(
    `select ${TASK_COLUMNS} from case_task t
      where t.state = 'OPEN' and ($1::text is null or t.person = $1) and (not $2 or t.due_at < now())
        and (t.due_at, t.id) > ($3::timestamptz, $4::uuid)
      order by t.due_at, t.id limit $5`,
    [person, overdue, ...afterOf(after), limit],
  );

/**
 * Stores a task once for each key of who makes it. Needs a system actor.
 * @returns the stored task, and whether it is this one
 */
export const insertTask = async (
  tx: EntityManager,
  task: CaseTaskEntity,
): Promise<{ readonly row: CaseTaskRow; readonly isNew: boolean }> => {
  const claimed = await tx
    .createQueryBuilder()
    .insert()
    .into(CaseTaskEntity)
    .values(task)
    .orIgnore()
    .returning('id')
    .execute();
  const [row]: CaseTaskRow[] = await tx.query(
    `select ${TASK_COLUMNS} from case_task t where t.created_by = $1 and t.idempotency_key = $2`,
    [task.createdBy, task.idempotencyKey],
  );
  return { row: row!, isNew: (claimed.raw as unknown[]).length > 0 };
};

/** @returns undefined when the task is no longer in that version */
export const endTask = async (
  tx: EntityManager,
  { id, version, reason }: { readonly id: string; readonly version: number; readonly reason: TaskDropReason | null },
): Promise<CaseTaskRow | undefined> => {
  const [[row]]: [CaseTaskRow[], number] = await tx.query(
    `update case_task t set state = $3, drop_reason = $4, ended_at = now(), version = version + 1
      where id = $1 and version = $2 and state = 'OPEN' returning ${TASK_COLUMNS}`,
    [id, version, reason ? 'DROPPED' : 'DONE', reason],
  );
  return row;
};

/** Whether an office sees a case. Needs a system actor. */
export const officeSeesCase = async (tx: EntityManager, office: string, caseId: string): Promise<boolean> => {
  const rows: unknown[] = await tx.query(
    `select from row_access where resource_type = 'case' and resource = $1 and office = $2
        and (until is null or until > now()) limit 1`,
    [caseId, office],
  );
  return rows.length > 0;
};
