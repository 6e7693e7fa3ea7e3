import type { EntityManager } from '@hub/subgraph-kit';
import type { ActionPlanState, PlanActivityState, PlanReturnReason, Quarter } from '@hub/vocabulary';
import { type EndorsementColumns, NO_ENDORSEMENT } from '../endorsement/endorsement.js';
import { copyLines } from '../plan-budget/plan-budget.store.js';
import { copyMeasures } from '../plan-measure/plan-measure.store.js';
import type { ActivityRow, PlanRow } from './plan.store.js';

/** Who changes a plan, through which office, and when. */
export interface Doer {
  readonly person: string;
  readonly office: string;
  readonly at: Date;
}

export type NewPlan = Pick<
  PlanRow,
  'id' | 'committee' | 'financial_year' | 'title' | 'drafted_by' | 'idempotency_key' | 'fingerprint'
>;

/** Makes changes of one plan wait for each other; undefined when there is none. Needs a system actor. */
export const lockPlan = async (tx: EntityManager, id: string): Promise<PlanRow | undefined> => {
  const [row]: PlanRow[] = await tx.query('select * from action_plan where id = $1 for update', [id]);
  return row;
};

export const planByKey = async (tx: EntityManager, by: string, key: string): Promise<PlanRow | undefined> => {
  const [row]: PlanRow[] = await tx.query('select * from action_plan where drafted_by = $1 and idempotency_key = $2', [
    by,
    key,
  ]);
  return row;
};

/** @returns the plan; undefined when the committee has one of this year */
export const insertPlan = async (tx: EntityManager, plan: NewPlan): Promise<PlanRow | undefined> => {
  const [row]: PlanRow[] = await tx.query(
    `insert into action_plan (id, committee, financial_year, title, state, version, drafted_by, idempotency_key, fingerprint)
     values ($1, $2, $3, $4, 'DRAFT', 1, $5, $6, $7) on conflict (committee, financial_year) do nothing returning *`,
    [
      ...[plan.id, plan.committee, plan.financial_year, plan.title],
      ...[plan.drafted_by, plan.idempotency_key, plan.fingerprint],
    ],
  );
  return row;
};

/** What a plan becomes: its next version, with its sums counted anew. */
export const changePlan = async (
  tx: EntityManager,
  {
    id,
    state,
    reason,
  }: { readonly id: string; readonly state: ActionPlanState; readonly reason?: PlanReturnReason | null },
  at: Date,
): Promise<PlanRow> => {
  const [[row]]: [PlanRow[], number] = await tx.query(
    `update action_plan p set state = $2, return_reason = $3, version = p.version + 1,
            submitted_at = case when $2 = 'SUBMITTED' and p.state <> $2 then $4 else p.submitted_at end,
            accepted_at = case when $2 = 'ACCEPTED' and p.state <> $2 then $4 else p.accepted_at end,
            within_mandate = s.within_mandate, proposed = s.proposed, allocated = s.allocated, spent = s.spent
       from (select coalesce(sum(proposed) filter (where source = 'WITHIN_MANDATE'), 0) as within_mandate,
                    coalesce(sum(proposed) filter (where source <> 'WITHIN_MANDATE'), 0) as proposed,
                    coalesce(sum(allocated), 0) as allocated, coalesce(sum(spent), 0) as spent
               from budget_line where plan = $1) s
      where p.id = $1 returning p.*`,
    [id, state, reason ?? null, at],
  );
  return row!;
};

export const insertStep = async (
  tx: EntityManager,
  { id, version, committee, state, return_reason: reason }: PlanRow,
  { person, office, at }: Doer,
): Promise<void> => {
  await tx.query(
    `insert into plan_step (plan, version, committee, state, reason, person, office, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, version, committee, state, reason, person, office, at],
  );
};

export type NewActivity = Omit<
  ActivityRow,
  'ordinal' | 'official' | 'endorsed_on' | 'endorsed_as' | 'state' | keyof EndorsementColumns
>;

/** Writes an activity, new or known; what was endorsed was another one. */
export const writeActivity = async (tx: EntityManager, activity: NewActivity): Promise<void> => {
  await tx.query(
    `insert into plan_activity (id, plan, committee, ordinal, kind, title, problem, solution, quarters, office,
       agencies, places, theme, state)
     values ($1, $2, $3, (select coalesce(max(ordinal), 0) + 1 from plan_activity where plan = $2), $4, $5, $6, $7, $8,
       $9, $10, $11, $12, 'PLANNED')
     on conflict (id) do update set kind = $4, title = $5, problem = $6, solution = $7, quarters = $8, office = $9,
       official = null, agencies = $10, places = $11, theme = $12, ${NO_ENDORSEMENT}`,
    [
      ...[activity.id, activity.plan, activity.committee, activity.kind, activity.title, activity.problem],
      ...[activity.solution, activity.quarters, activity.office, activity.agencies, activity.places],
      activity.theme,
    ],
  );
};

/** Gives an activity to another office, whose own supervisor must agree to it. */
export const giveActivity = async (tx: EntityManager, id: string, office: string): Promise<void> => {
  await tx.query(`update plan_activity set office = $2, official = null, ${NO_ENDORSEMENT} where id = $1`, [
    id,
    office,
  ]);
};

export const removeActivity = async (tx: EntityManager, id: string): Promise<void> => {
  await tx.query('delete from plan_activity where id = $1', [id]);
};

export const writeProgress = async (
  tx: EntityManager,
  plan: string,
  progress: readonly { readonly activity: string; readonly state: PlanActivityState }[],
): Promise<void> => {
  await tx.query(
    `update plan_activity a set state = g.state from unnest($2::uuid[], $3::text[]) as g (id, state)
      where a.id = g.id and a.plan = $1`,
    [plan, progress.map(({ activity }) => activity), progress.map(({ state }) => state)],
  );
};

/** Keeps a review with how far the activities are. */
export const insertReview = async (
  tx: EntityManager,
  { id, committee }: Pick<PlanRow, 'id' | 'committee'>,
  { quarter, heldOn, person, office, at }: Doer & { readonly quarter: Quarter; readonly heldOn: string },
): Promise<void> => {
  await tx.query(
    `insert into plan_review (plan, committee, quarter, held_on, planned, under_way, done, dropped, person, office,
       created_at)
     select $1, $2, $3, $4, count(*) filter (where state = 'PLANNED'), count(*) filter (where state = 'UNDER_WAY'),
            count(*) filter (where state = 'DONE'), count(*) filter (where state = 'DROPPED'), $5, $6, $7
       from plan_activity where plan = $1`,
    [id, committee, quarter, heldOn, person, office, at],
  );
};

/** Brings the activities of an earlier plan over, with what was asked for and without what was endorsed or reached. */
export const copyActivities = async (
  tx: EntityManager,
  { from, to, newId }: { readonly from: string; readonly to: PlanRow; readonly newId: () => string },
): Promise<void> => {
  const activities: { id: string }[] = await tx.query(
    `select id from plan_activity where plan = $1 and state <> 'DROPPED' order by ordinal`,
    [from],
  );
  for (const { id } of activities) {
    const copy = newId();
    await tx.query(
      `insert into plan_activity (id, plan, committee, ordinal, kind, theme, title, problem, solution, quarters, office,
         official, agencies, places, state)
       select $2, $3, committee, ordinal, kind, theme, title, problem, solution, quarters, office, official, agencies,
              places, 'PLANNED'
         from plan_activity where id = $1`,
      [id, copy, to.id],
    );
    await copyMeasures(tx, id, copy);
    await copyLines(tx, id, { activity: copy, plan: to.id });
  }
};
