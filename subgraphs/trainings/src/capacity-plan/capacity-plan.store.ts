import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { CapacityActivityKind, CapacityPlanState, Quarter, TrainingTopic } from '@hub/vocabulary';

export interface CapacityPlanRow {
  readonly id: string;
  readonly committee_id: string;
  /** Of the Buddhist era. */
  readonly financial_year: number;
  /** First day of that year, `YYYY-MM-DD`. */
  readonly begins_on: string;
  readonly state: CapacityPlanState;
  readonly version: number;
  readonly agreed_on: string | null;
  readonly closed_on: string | null;
  readonly fingerprint: string;
}

export interface CapacityActivityRow {
  readonly id: string;
  readonly plan: string;
  readonly ordinal: number;
  readonly kind: CapacityActivityKind;
  readonly title: string;
  readonly topics: TrainingTopic[];
  readonly curriculum_id: string | null;
  readonly quarter: Quarter;
  readonly wanted: number;
  /** The training that fulfils it, held or still to come; never a cancelled one. */
  readonly training_event_id: string | null;
  /** Null while it was not held, as is `came`. */
  readonly held_on: string | null;
  readonly came: number | null;
}

const PLAN = `id, committee_id, financial_year, begins_on::text as begins_on, state, version, agreed_on::text as agreed_on,
  closed_on::text as closed_on, fingerprint`;
/** A training counts once it was held; one that was cancelled leaves its activity open. */
const ACTIVITIES = `
  select a.id, a.plan, a.ordinal, a.kind, a.title, a.topics, a.curriculum_id, a.quarter, a.wanted,
         e.id as training_event_id, coalesce(a.held_on, h.held_on)::text as held_on, coalesce(a.came, h.came) as came
    from capacity_activity a
    left join training_event e on e.id = a.training_event_id and e.state <> 'CANCELLED'
    left join lateral (
      select e.held_on, coalesce(sum(c.women + c.men), 0)::int as came from attendance_count c
       where c.training_event_id = e.id having e.state <> 'PLANNED') h on true`;

export const plansById = (tx: EntityManager, ids: readonly string[]): Promise<CapacityPlanRow[]> =>
  tx.query(`select ${PLAN} from capacity_plan where id = any ($1::uuid[])`, [ids]);

/** A page of the plans of each of these committees, the latest year first. */
export const plansByCommittees = (
  tx: EntityManager,
  committees: readonly string[],
  { keyset: { limit, after } }: { readonly keyset: Keyset },
): Promise<CapacityPlanRow[]> =>
  tx.query(
    `select page.* from unnest($1::uuid[]) as owner (id) cross join lateral (
       select ${PLAN} from capacity_plan p
        where p.committee_id = owner.id and (p.begins_on, p.id) < ($2::date, $3::uuid)
        order by p.begins_on desc, p.id desc limit $4) page`,
    [committees, ...beforeOf(after), limit],
  );

/** The activities of each of these plans, in order. */
export const activitiesOfPlans = (tx: EntityManager, plans: readonly string[]): Promise<CapacityActivityRow[]> =>
  tx.query(`${ACTIVITIES} where a.plan = any ($1::uuid[]) order by a.plan, a.ordinal`, [plans]);

export const activitiesById = (tx: EntityManager, ids: readonly string[]): Promise<CapacityActivityRow[]> =>
  tx.query(`${ACTIVITIES} where a.id = any ($1::uuid[])`, [ids]);

/** What each of these trainings fulfils. */
export const activitiesOfTrainings = (
  tx: EntityManager,
  trainings: readonly string[],
): Promise<CapacityActivityRow[]> => tx.query(`${ACTIVITIES} where e.id = any ($1::uuid[])`, [trainings]);

export const planByKey = async (tx: EntityManager, by: string, key: string): Promise<CapacityPlanRow | undefined> => {
  const [row]: CapacityPlanRow[] = await tx.query(
    `select ${PLAN} from capacity_plan where drafted_by = $1 and idempotency_key = $2`,
    [by, key],
  );
  return row;
};

/** Makes changes of one plan, and of what is in it, wait for each other. Needs a system actor. */
export const lockPlan = async (tx: EntityManager, id: string): Promise<CapacityPlanRow | undefined> => {
  const [row]: CapacityPlanRow[] = await tx.query(`select ${PLAN} from capacity_plan where id = $1 for update`, [id]);
  return row;
};
