import type { EntityManager } from '@hub/store';

/** The task that fires due steps; its payload is `{ escalation }`. Each subgraph that escalates declares it once. */
export const ESCALATION_TASK = 'escalate';

/** One step of a plan. */
export interface PlannedStep {
  /** Seconds after the escalation was opened, by the clock of the database. Steps do not overtake one another. */
  readonly afterSeconds: number;
  /** Whom it alerts, in words of whoever resolves it; nothing that identifies a person. */
  readonly to: unknown;
}

/** A duty to answer: somebody must accept, or the steps of the plan are fired one after the other. */
export interface NewEscalation {
  /** UUID; the entries of it carry it in `escalation`. */
  readonly id: string;
  /** UUID of the event, and the rule; together they have at most one escalation. */
  readonly event: string;
  readonly rule: string;
  /** At least one step. It is kept as it is now, whatever becomes of the rule. */
  readonly plan: readonly PlannedStep[];
  /** What the entries of later steps are made from. It carries no identifying data. */
  readonly facts: object;
}

/**
 * Opens escalations in the transaction of their event, in one statement; their first steps are scheduled with it.
 * Needs a system actor. Call it before `appendEntries`, because the entries refer to it.
 * @example
 * await openEscalations(tx, [{ id, event, rule: 'A1', plan: [{ afterSeconds: 120, to: 'OFFICE' }], facts: { urgency } }]);
 * await appendEntries(tx, [{ owner, event, rule: 'A1', body, escalation: id }]);
 */
export const openEscalations = async (tx: EntityManager, escalations: readonly NewEscalation[]): Promise<void> => {
  if (!escalations.length) return;
  await tx.query(OPEN, [
    escalations.map(({ id }) => id),
    escalations.map(({ event }) => event),
    escalations.map(({ rule }) => rule),
    escalations.map(({ plan }) => JSON.stringify(plan)),
    escalations.map(({ facts }) => JSON.stringify(facts)),
  ]);
};

/** Ends escalations of events that need no answer any more; those already answered stay as they are. */
export const cancelEscalations = async (tx: EntityManager, events: readonly string[], by: string): Promise<void> => {
  await tx.query(CANCEL('event'), [events, by]);
};

/** The same of escalations by their ids. */
export const cancelEscalationsById = async (tx: EntityManager, ids: readonly string[], by: string): Promise<void> => {
  await tx.query(CANCEL('id'), [ids, by]);
};

/** SQL: schedules the next step of a row `x` of `escalation`, in place of whatever was scheduled for it. */
export const SCHEDULE_NEXT = `hub.schedule('${ESCALATION_TASK}', jsonb_build_object('escalation', x.id), x.due_at,
  'escalation:' || x.id)`;
/** SQL: takes back what is scheduled for a row `x`. */
export const UNSCHEDULE_NEXT = `hub.unschedule('escalation:' || x.id)`;
/** SQL: when step `x.step + 1` of the plan is due, never before now. */
export const NEXT_DUE = (openedAt: string, step: string): string =>
  `greatest(clock_timestamp(), ${openedAt} + make_interval(secs => (x.plan -> (${step}) ->> 'afterSeconds')::float8))`;

const OPEN = `
  with x as (
    insert into escalation as x (id, event, rule, plan, facts, opened_at, due_at)
    select id, event, rule, plan, facts, at, ${NEXT_DUE('at', '0')}
      from (select *, clock_timestamp() as at
              from unnest($1::uuid[], $2::uuid[], $3::text[], $4::jsonb[], $5::jsonb[]) as g (id, event, rule, plan, facts)
             order by id) x
    returning id, due_at
  )
  select ${SCHEDULE_NEXT} from x`;

const CANCEL = (of: 'id' | 'event'): string => `
  with x as (
    update escalation set state = 'CANCELLED', due_at = null, closed_at = clock_timestamp(), closed_by = $2
     where ${of} = any ($1::uuid[]) and state in ('OPEN', 'FINISHED')
    returning id
  ), entries as (
    update inbox_entry e set closed_at = clock_timestamp() from x where e.escalation = x.id and e.closed_at is null
  )
  select ${UNSCHEDULE_NEXT} from x`;
