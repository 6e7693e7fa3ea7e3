import type { EntityManager } from '@hub/subgraph-kit';
import type { AssistanceType, GoalDropReason, GoalStatus, PlanAgreement } from '@hub/vocabulary';

export interface SupportPlanRow {
  readonly id: string;
  readonly caseId: string;
  readonly personId: string;
  readonly version: number;
  readonly agreedOn: string;
  readonly agreedBy: PlanAgreement;
  readonly supersededAt: Date | null;
  readonly recordedBy: string;
  readonly recordedThrough: string;
  readonly digest: string;
  readonly createdAt: Date;
}

export interface SupportGoalRow {
  readonly id: string;
  readonly planId: string;
  readonly personId: string;
  readonly type: AssistanceType;
  readonly office: string | null;
  readonly organization: string | null;
  readonly targetOn: string;
  readonly status: GoalStatus;
  readonly dropReason: GoalDropReason | null;
  readonly endedOn: string | null;
}

const PLAN = `p.id, p.case_id as "caseId", p.person_id as "personId", p.version, p.agreed_on::text as "agreedOn",
  p.agreed_by as "agreedBy", p.superseded_at as "supersededAt", p.recorded_by as "recordedBy",
  p.recorded_through as "recordedThrough", p.digest, p.created_at as "createdAt"`;
const GOAL = `g.id, g.plan_id as "planId", g.person_id as "personId", g.type, g.office, g.organization,
  g.target_on::text as "targetOn", g.status, g.drop_reason as "dropReason", g.ended_on::text as "endedOn"`;

/** Newest first. */
export const plansOfPersons = (tx: EntityManager, persons: readonly string[]): Promise<SupportPlanRow[]> =>
  tx.query(
    `select ${PLAN} from support_plan p where p.person_id = any ($1::uuid[]) order by p.created_at desc, p.id desc`,
    [persons],
  );

export const presentPlan = async (tx: EntityManager, person: string): Promise<SupportPlanRow | undefined> => {
  const [row]: SupportPlanRow[] = await tx.query(
    `select ${PLAN} from support_plan p where p.person_id = $1 and p.superseded_at is null`,
    [person],
  );
  return row;
};

export const planByKey = async (tx: EntityManager, by: string, key: string): Promise<SupportPlanRow | undefined> => {
  const [row]: SupportPlanRow[] = await tx.query(
    `select ${PLAN} from support_plan p where p.recorded_by = $1 and p.idempotency_key = $2`,
    [by, key],
  );
  return row;
};

/** In the order in which they were told. */
export const goalsOfPlans = (tx: EntityManager, plans: readonly string[]): Promise<SupportGoalRow[]> =>
  tx.query(`select ${GOAL} from support_goal g where g.plan_id = any ($1::uuid[]) order by g.plan_id, g.position`, [
    plans,
  ]);

export const goalById = async (tx: EntityManager, id: string): Promise<SupportGoalRow | undefined> => {
  const [row]: SupportGoalRow[] = await tx.query(`select ${GOAL} from support_goal g where g.id = $1`, [id]);
  return row;
};

export type NewPlan = Omit<SupportPlanRow, 'supersededAt'> & { readonly idempotencyKey: string };
export type NewGoal = Pick<SupportGoalRow, 'id' | 'type' | 'office' | 'organization' | 'targetOn'>;

/** Stores a plan in the place of the one before. Needs a system actor. */
export const insertPlan = async (
  tx: EntityManager,
  plan: NewPlan,
  goals: readonly NewGoal[],
): Promise<SupportPlanRow> => {
  await tx.query(
    'update support_plan set superseded_at = $2, version = version + 1 where person_id = $1 and superseded_at is null',
    [plan.personId, plan.createdAt],
  );
  const [row]: SupportPlanRow[] = await tx.query(
    `insert into support_plan as p (id, case_id, person_id, version, agreed_on, agreed_by, recorded_by,
       recorded_through, idempotency_key, digest, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${PLAN}`,
    [
      ...[plan.id, plan.caseId, plan.personId, plan.version, plan.agreedOn, plan.agreedBy],
      ...[plan.recordedBy, plan.recordedThrough, plan.idempotencyKey, plan.digest, plan.createdAt],
    ],
  );
  await tx.query(
    `insert into support_goal (id, plan_id, case_id, person_id, position, type, office, organization, target_on, status)
     select g.id, $1, $2, $3, g.position, g.type, g.office, g.organization, g.target_on, 'OPEN'
       from unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::date[]) with ordinality
         as g (id, type, office, organization, target_on, position)`,
    [
      ...[plan.id, plan.caseId, plan.personId, goals.map(({ id }) => id), goals.map(({ type }) => type)],
      ...[goals.map(({ office }) => office), goals.map(({ organization }) => organization)],
      goals.map(({ targetOn }) => targetOn),
    ],
  );
  return row!;
};

/**
 * Ends a goal and makes a new version of its plan. Needs a system actor.
 * @returns undefined when the plan is no longer in that version, or the goal no longer open
 */
export const endGoal = async (
  tx: EntityManager,
  goal: {
    readonly id: string;
    readonly version: number;
    readonly status: GoalStatus;
    readonly reason: GoalDropReason | null;
    readonly endedOn: string;
  },
): Promise<SupportPlanRow | undefined> => {
  const [[row]]: [SupportPlanRow[], number] = await tx.query(
    `update support_plan p set version = p.version + 1 from support_goal g
      where g.id = $1 and g.status = 'OPEN' and p.id = g.plan_id and p.version = $2 and p.superseded_at is null
      returning ${PLAN}`,
    [goal.id, goal.version],
  );
  if (!row) return undefined;
  await tx.query('update support_goal set status = $2, drop_reason = $3, ended_on = $4 where id = $1', [
    ...[goal.id, goal.status, goal.reason, goal.endedOn],
  ]);
  return row;
};
