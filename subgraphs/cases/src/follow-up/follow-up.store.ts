import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { FollowUpMethod, RiskBand, WellbeingBand } from '@hub/vocabulary';
import type { CaseTaskRow } from '../case-task/case-task.store.js';

export interface FollowUpRow {
  readonly id: string;
  readonly caseId: string;
  readonly personId: string;
  readonly heldOn: string;
  readonly method: FollowUpMethod;
  readonly wellbeing: WellbeingBand;
  readonly risk: RiskBand;
  readonly nextDueOn: string | null;
  readonly recordedBy: string;
  readonly recordedThrough: string;
  readonly digest: string;
  /** ISO instant with microseconds. */
  readonly at: string;
}

const COLUMNS = `f.id, f.case_id as "caseId", f.person_id as "personId", f.held_on::text as "heldOn", f.method,
  f.wellbeing, f.risk, f.next_due_on::text as "nextDueOn", f.recorded_by as "recordedBy",
  f.recorded_through as "recordedThrough", f.digest,
  to_char(f.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;

/** Newest first, of each person. */
export const followUpsOfPersons = (
  tx: EntityManager,
  persons: readonly string[],
  keyset: Keyset,
): Promise<FollowUpRow[]> =>
  tx.query(
    `select f.* from unnest($1::uuid[]) as w (owner) cross join lateral (
       select ${COLUMNS} from follow_up f
        where f.person_id = w.owner
          and (f.created_at, f.id) < ($2::timestamptz, $3::uuid)
        order by f.created_at desc, f.id desc limit $4) f`,
    [persons, ...beforeOf(keyset.after), keyset.limit],
  );

export const followUpByKey = async (tx: EntityManager, by: string, key: string): Promise<FollowUpRow | undefined> => {
  const [row]: FollowUpRow[] = await tx.query(
    `select ${COLUMNS} from follow_up f where f.recorded_by = $1 and f.idempotency_key = $2`,
    [by, key],
  );
  return row;
};

/** Needs a system actor. */
export const insertFollowUp = async (
  tx: EntityManager,
  row: Omit<FollowUpRow, 'at'> & {
    readonly idempotencyKey: string;
    readonly task: string | null;
    readonly createdAt: Date;
  },
): Promise<FollowUpRow> => {
  const [stored]: FollowUpRow[] = await tx.query(
    `insert into follow_up as f (id, case_id, person_id, held_on, method, wellbeing, risk, next_due_on, task_id,
       recorded_by, recorded_through, idempotency_key, digest, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning ${COLUMNS}`,
    [
      ...[row.id, row.caseId, row.personId, row.heldOn, row.method, row.wellbeing, row.risk, row.nextDueOn, row.task],
      ...[row.recordedBy, row.recordedThrough, row.idempotencyKey, row.digest, row.createdAt],
    ],
  );
  return stored!;
};

/** Open tasks that earlier follow-ups of a person left. Needs a system actor. */
export const tasksLeft = (tx: EntityManager, person: string): Promise<Pick<CaseTaskRow, 'id' | 'version'>[]> =>
  tx.query(
    `select t.id, t.version from follow_up f join case_task t on t.id = f.task_id
      where f.person_id = $1 and t.state = 'OPEN'`,
    [person],
  );
