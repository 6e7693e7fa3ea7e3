import type { EntityManager } from '@hub/subgraph-kit';
import type {
  ActionPlanState,
  PlanActivityKind,
  PlanActivityState,
  PlanReturnReason,
  Quarter,
  WorkTheme,
} from '@hub/vocabulary';
import { type EndorsementColumns, endorsementOf } from '../endorsement/endorsement.js';

export interface PlanRow {
  readonly id: string;
  readonly committee: string;
  /** Of the Buddhist era. */
  readonly financial_year: number;
  readonly title: string;
  readonly state: ActionPlanState;
  readonly version: number;
  readonly return_reason: PlanReturnReason | null;
  /** Satang, as the database writes large numbers. */
  readonly within_mandate: string;
  readonly proposed: string;
  readonly allocated: string;
  readonly spent: string;
  readonly submitted_at: Date | null;
  readonly accepted_at: Date | null;
  readonly drafted_by: string;
  readonly idempotency_key: string;
  readonly fingerprint: string;
}

export interface ActivityRow extends EndorsementColumns {
  readonly id: string;
  readonly plan: string;
  readonly committee: string;
  readonly ordinal: number;
  readonly kind: PlanActivityKind;
  /** Null only of one of before each had a theme. */
  readonly theme: WorkTheme | null;
  readonly title: string;
  readonly problem: string | null;
  readonly solution: string | null;
  readonly quarters: readonly Quarter[];
  /** Who answers for it; null only of one of before offices did. */
  readonly office: string | null;
  /** Who answered for it, where no office of theirs is known; null otherwise. */
  readonly official: string | null;
  readonly agencies: readonly string[];
  /** P-codes. */
  readonly places: readonly string[];
  readonly state: PlanActivityState;
  /** `YYYY-MM-DD`. */
  readonly endorsed_on: string | null;
  readonly endorsed_as: string | null;
}

export interface ReviewRow {
  readonly plan: string;
  readonly quarter: Quarter;
  readonly held_on: string;
  readonly planned: number;
  readonly under_way: number;
  readonly done: number;
  readonly dropped: number;
  readonly created_at: Date;
}

export interface PlanStepRow {
  readonly plan: string;
  readonly version: number;
  readonly state: ActionPlanState;
  readonly reason: PlanReturnReason | null;
  readonly person: string;
  readonly office: string;
  readonly created_at: Date;
}

const ACTIVITY = `a.id, a.plan, a.committee, a.ordinal, a.kind, a.theme, a.title, a.problem, a.solution, a.quarters,
  a.office, a.official, a.agencies, a.places, a.state, a.endorsed_on::text as endorsed_on, a.endorsed_as,
  ${endorsementOf('a')}`;

export const plansById = (tx: EntityManager, ids: readonly string[]): Promise<PlanRow[]> =>
  tx.query('select * from action_plan where id = any ($1::uuid[])', [ids]);

/** The plans of each committee, newest year first. */
export const plansOfCommittees = (tx: EntityManager, committees: readonly string[]): Promise<PlanRow[]> =>
  tx.query('select * from action_plan where committee = any ($1::uuid[]) order by financial_year desc', [committees]);

export const activitiesById = (tx: EntityManager, ids: readonly string[]): Promise<ActivityRow[]> =>
  tx.query(`select ${ACTIVITY} from plan_activity a where a.id = any ($1::uuid[])`, [ids]);

export const activitiesOfPlans = (tx: EntityManager, plans: readonly string[]): Promise<ActivityRow[]> =>
  tx.query(`select ${ACTIVITY} from plan_activity a where a.plan = any ($1::uuid[]) order by a.plan, a.ordinal`, [
    plans,
  ]);

/** Activities of accepted plans that offices answer for and that are neither done nor dropped, each with its year. */
export const openActivitiesOfOffices = (
  tx: EntityManager,
  offices: readonly string[],
): Promise<(ActivityRow & { readonly financial_year: number })[]> =>
  tx.query(
    `select ${ACTIVITY}, p.financial_year from plan_activity a join action_plan p on p.id = a.plan
      where a.office = any ($1::uuid[]) and p.state = 'ACCEPTED' and a.state in ('PLANNED', 'UNDER_WAY')
      order by p.financial_year, a.plan, a.ordinal`,
    [offices],
  );

export const reviewsOfPlans = (tx: EntityManager, plans: readonly string[]): Promise<ReviewRow[]> =>
  tx.query(
    `select plan, quarter, held_on::text as held_on, planned, under_way, done, dropped, created_at
       from plan_review where plan = any ($1::uuid[]) order by plan, quarter`,
    [plans],
  );

export const stepsOfPlans = (tx: EntityManager, plans: readonly string[]): Promise<PlanStepRow[]> =>
  tx.query(
    `select plan, version, state, reason, person, office, created_at
       from plan_step where plan = any ($1::uuid[]) order by plan, version`,
    [plans],
  );
