import type { EntityManager } from '@hub/subgraph-kit';
import type { CapacityPlanState } from '@hub/vocabulary';
import type { CapacityActivityRow, CapacityPlanRow } from './capacity-plan.store.js';

export type NewCapacityPlan = Pick<
  CapacityPlanRow,
  'id' | 'committee_id' | 'financial_year' | 'begins_on' | 'fingerprint'
> & { readonly drafted_by: string; readonly idempotency_key: string };

/** Needs a system actor, as all below. @returns undefined when the committee has a plan of this year */
export const insertPlan = async (tx: EntityManager, plan: NewCapacityPlan): Promise<CapacityPlanRow | undefined> => {
  const [row]: CapacityPlanRow[] = await tx.query(
    `insert into capacity_plan (id, committee_id, financial_year, begins_on, state, drafted_by, idempotency_key, fingerprint)
     values ($1, $2, $3, $4, 'DRAFT', $5, $6, $7) on conflict (committee_id, financial_year) do nothing
     returning *, begins_on::text as begins_on`,
    [
      ...[plan.id, plan.committee_id, plan.financial_year, plan.begins_on],
      ...[plan.drafted_by, plan.idempotency_key, plan.fingerprint],
    ],
  );
  return row;
};

export type NewActivity = Omit<CapacityActivityRow, 'plan' | 'ordinal' | 'training_event_id' | 'held_on' | 'came'>;

/** What a plan is to hold, in place of all that it held. */
export const replaceActivities = async (
  tx: EntityManager,
  plan: string,
  activities: readonly NewActivity[],
): Promise<void> => {
  await tx.query('delete from capacity_activity where plan = $1', [plan]);
  await tx.query(
    `insert into capacity_activity (id, plan, ordinal, kind, title, topics, curriculum_id, quarter, wanted)
     select a.id, $1, a.ordinal, a.kind, a.title, a.topics, a.curriculum_id, a.quarter, a.wanted
       from jsonb_to_recordset($2::jsonb) as a (id uuid, ordinal int, kind text, title text, topics text[],
                                                curriculum_id uuid, quarter int, wanted int)`,
    [plan, JSON.stringify(activities.map((activity, index) => ({ ...activity, ordinal: index + 1 })))],
  );
};

/** What a plan becomes on a day, in its next version. */
export const changePlan = async (
  tx: EntityManager,
  { id, state }: Pick<CapacityPlanRow, 'id'> & { readonly state?: CapacityPlanState },
  day: string,
): Promise<CapacityPlanRow> => {
  const [[row]]: [CapacityPlanRow[], number] = await tx.query(
    `update capacity_plan set version = version + 1, state = coalesce($2::text, state),
            agreed_on = case when $2::text = 'AGREED' then $3::date else agreed_on end,
            closed_on = case when $2::text = 'CLOSED' then $3::date else closed_on end
      where id = $1 returning *, begins_on::text as begins_on, agreed_on::text as agreed_on, closed_on::text as closed_on`,
    [id, state ?? null, day],
  );
  return row!;
};

export const writeMeeting = async (
  tx: EntityManager,
  { id, heldOn, came }: { readonly id: string; readonly heldOn: string; readonly came: number },
): Promise<void> => {
  await tx.query('update capacity_activity set held_on = $2, came = $3 where id = $1', [id, heldOn, came]);
};

export const writeTraining = async (tx: EntityManager, id: string, training: string | null): Promise<void> => {
  await tx.query('update capacity_activity set training_event_id = $2 where id = $1', [id, training]);
};
