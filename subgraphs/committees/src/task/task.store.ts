import { afterOf, type EntityManager, type Keyed, type Keyset } from '@hub/subgraph-kit';
import type { TaskState } from '@hub/vocabulary';
import { type EndorsementColumns, endorsementOf, NO_ENDORSEMENT } from '../endorsement/endorsement.js';

export interface TaskRow extends EndorsementColumns {
  readonly id: string;
  readonly committee: string;
  readonly title: string;
  readonly state: TaskState;
  readonly version: number;
  /** `YYYY-MM-DD`, as all its days. */
  readonly due_on: string;
  readonly office: string | null;
  readonly official: string | null;
  readonly case_id: string | null;
  readonly decision: string | null;
  readonly activity: string | null;
  readonly endorsed_on: string | null;
  readonly endorsed_as: string | null;
  readonly proposed_by: string;
  readonly idempotency_key: string;
  readonly fingerprint: string;
}

const TASK = `t.id, t.committee, t.title, t.state, t.version, t.due_on::text as due_on, t.office, t.official, t.case_id,
  t.decision, t.activity, t.endorsed_on::text as endorsed_on, t.endorsed_as, t.proposed_by, t.idempotency_key,
  t.fingerprint, ${endorsementOf('t')}`;

/** Tasks are listed by the day they are due. */
export const taskKey = ({ due_on: at, id }: TaskRow): Keyed => ({ at, id });

export const tasksById = (tx: EntityManager, ids: readonly string[]): Promise<TaskRow[]> =>
  tx.query(`select ${TASK} from task t where t.id = any ($1::uuid[])`, [ids]);

export const tasksOfDecisions = (tx: EntityManager, decisions: readonly string[]): Promise<TaskRow[]> =>
  tx.query(`select ${TASK} from task t where t.decision = any ($1::uuid[]) order by t.due_on, t.id`, [decisions]);

/** Tasks of the activities of plans that no supervisor has agreed to yet, each with its plan. */
export const tasksToEndorse = (
  tx: EntityManager,
  plans: readonly string[],
): Promise<(TaskRow & { readonly plan: string })[]> =>
  tx.query(
    `select ${TASK}, a.plan from plan_activity a join task t on t.activity = a.id
      where a.plan = any ($1::uuid[]) and t.state in ('PROPOSED', 'ASSIGNED', 'NOT_ENDORSED')
      order by a.plan, t.due_on, t.id`,
    [plans],
  );

/** A page of tasks of each owner, all of them or those that nobody ended. */
export const tasksOf = (
  tx: EntityManager,
  owners: { readonly by: 'committee' | 'office'; readonly ids: readonly string[]; readonly isOpen: boolean },
  { limit, after }: Keyset,
): Promise<TaskRow[]> =>
  tx.query(
    `select ${TASK} from unnest($1::uuid[]) as w (owner) cross join lateral (
       select * from task o
        where o.${owners.by} = w.owner and ($2 is false or o.ended_at is null)
          and (o.due_on, o.id) > ($3::date, $4::uuid)
        order by o.due_on, o.id limit $5) t
      order by t.due_on, t.id`,
    [owners.ids, owners.isOpen, ...afterOf(after), limit],
  );

/** Makes changes of one task wait for each other. Needs a system actor. */
export const lockTask = async (tx: EntityManager, id: string): Promise<TaskRow | undefined> => {
  const [row]: TaskRow[] = await tx.query(`select ${TASK} from task t where t.id = $1 for update`, [id]);
  return row;
};

export const taskByKey = async (tx: EntityManager, by: string, key: string): Promise<TaskRow | undefined> => {
  const [row]: TaskRow[] = await tx.query(
    `select ${TASK} from task t where t.proposed_by = $1 and t.idempotency_key = $2`,
    [by, key],
  );
  return row;
};

export type NewTask = Omit<TaskRow, 'version' | 'endorsed_on' | 'endorsed_as' | keyof EndorsementColumns>;

export const insertTask = async (tx: EntityManager, task: NewTask): Promise<TaskRow> => {
  await tx.query(
    `insert into task (id, committee, title, state, version, due_on, office, official, case_id, decision, activity,
       proposed_by, idempotency_key, fingerprint)
     values ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[task.id, task.committee, task.title, task.state, task.due_on, task.office, task.official, task.case_id],
      ...[task.decision, task.activity, task.proposed_by, task.idempotency_key, task.fingerprint],
    ],
  );
  return (await tasksById(tx, [task.id]))[0]!;
};

/** What becomes of a task, in its next version. */
export interface TaskChange extends Pick<TaskRow, 'id' | 'state' | 'due_on' | 'office' | 'official'> {
  readonly at: Date;
}

/** Whoever it is given to anew must ask their own supervisor. */
export const changeTask = async (tx: EntityManager, change: TaskChange): Promise<TaskRow> => {
  const { id, state, due_on, office, official, at } = change;
  await tx.query(
    `update task set state = $2, due_on = $3, office = $4, official = $5, version = version + 1,
            ended_at = case when $2 in ('DONE', 'DROPPED') then $6::timestamptz end
      where id = $1`,
    [id, state, due_on, office, official, at],
  );
  if (state === 'ASSIGNED') await tx.query(`update task set ${NO_ENDORSEMENT} where id = $1`, [id]);
  return (await tasksById(tx, [id]))[0]!;
};
