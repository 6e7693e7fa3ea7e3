import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@hub/store';
import type { StepOutcome, StepReason } from '@hub/vocabulary';
import { type AppendedEntry, appendEntries } from '../append.js';
import { NEXT_DUE, type PlannedStep, SCHEDULE_NEXT, UNSCHEDULE_NEXT } from './escalation.js';

/** A step that is to be fired now. */
export interface DueStep {
  readonly escalation: string;
  /** The event that was not answered, and the rule. */
  readonly event: string;
  readonly rule: string;
  /** 1 for the first. */
  readonly step: number;
  readonly to: unknown;
  readonly facts: Record<string, unknown>;
  readonly reason: StepReason;
  /** Id of the event that this step's entries belong to, so that they are entries of their own. */
  readonly newEvent: string;
}

/** An inbox that a step alerts. */
export interface StepTarget {
  readonly owner: string;
  readonly body: object;
}

/** Whom a step alerts now; nobody when the office is vacant, and then the next step is fired at once. */
export type ResolveStep = (due: DueStep) => readonly StepTarget[] | Promise<readonly StepTarget[]>;

/** A step that was fired. */
export interface FiredStep extends Omit<DueStep, 'facts'> {
  readonly facts: Record<string, unknown>;
  readonly outcome: StepOutcome;
  /** Where the entries are, in the order of the targets. */
  readonly entries: readonly AppendedEntry[];
}

interface Row {
  readonly event: string;
  readonly rule: string;
  readonly step: number;
  readonly plan: readonly PlannedStep[];
  readonly facts: Record<string, unknown>;
  readonly is_due: boolean;
  readonly declined: boolean;
}

/**
 * Fires what is due of an escalation, in the caller's transaction: entries, record and the next step together or not
 * at all, each step once however often and wherever this is called. Needs a system actor; `appendEntries` says the
 * rest. It looks at the clock of the database only.
 * @returns the steps fired, in order; empty when it was answered, is not due, or does not exist
 */
export const fireDue = async (
  tx: EntityManager,
  escalation: string,
  resolve: ResolveStep,
): Promise<readonly FiredStep[]> => {
  const [row]: Row[] = await tx.query(LOCK, [escalation]);
  if (!row) return [];
  if (!row.is_due) {
    // the one who called may have been the task that waited for it
    await tx.query(`select ${SCHEDULE_NEXT} from escalation x where id = $1`, [escalation]);
    return [];
  }
  const fired = await fireUntilAlerted(escalation, row, resolve);
  const targets = fired.at(-1)!.targets;
  const { newEvent, rule } = fired.at(-1)!.due;
  const entries = await appendEntries(
    tx,
    targets.map(({ owner, body }) => ({ owner, event: newEvent, rule, body, escalation })),
  );
  await record(tx, escalation, fired);
  return fired.map(({ due, targets: alerted }) => ({
    ...due,
    outcome: alerted.length ? 'ALERTED' : 'VACANT',
    entries: alerted.length ? entries : [],
  }));
};

interface Firing {
  readonly due: DueStep;
  readonly targets: readonly StepTarget[];
}

const fireUntilAlerted = async (escalation: string, row: Row, resolve: ResolveStep): Promise<Firing[]> => {
  const fired: Firing[] = [];
  for (let step = row.step; step < row.plan.length && !fired.at(-1)?.targets.length; step++) {
    const { event, rule, facts } = row;
    const reason = fired.length ? 'VACANT' : row.declined ? 'DECLINED' : 'DUE';
    const due: DueStep = {
      ...{ escalation, event, rule, facts, reason },
      ...{ step: step + 1, to: row.plan[step]!.to, newEvent: randomUUID() },
    };
    fired.push({ due, targets: await resolve(due) });
  }
  return fired;
};

const record = async (tx: EntityManager, escalation: string, fired: readonly Firing[]): Promise<void> => {
  await tx.query(RECORD, [
    escalation,
    fired.map(({ due }) => due.step),
    fired.map(({ due }) => due.reason),
    fired.map(({ due }) => due.newEvent),
    fired.map(({ targets }) => JSON.stringify([...new Set(targets.map(({ owner }) => owner))])),
  ]);
  await tx.query(MOVE, [escalation, fired.at(-1)!.due.step]);
};

const LOCK = `
  select event, rule, step, plan, facts, clock_timestamp() >= due_at as is_due, declined_at is not null as declined
    from escalation where id = $1 and state = 'OPEN' for update`;

const RECORD = `
  insert into escalation_step (escalation, step, due_at, reason, outcome, event, owners)
  select x.id, g.step, x.due_at, g.reason, case when g.owners = '[]' then 'VACANT' else 'ALERTED' end, g.event,
         array(select jsonb_array_elements_text(g.owners))
    from escalation x,
         unnest($2::integer[], $3::text[], $4::uuid[], $5::jsonb[]) as g (step, reason, event, owners)
   where x.id = $1`;

/** Moves on to the next step, or ends the chain after the last. */
const MOVE = `
  with x as (
    update escalation x
       set step = $2::int, declined_at = null,
           state = case when $2::int < jsonb_array_length(plan) then 'OPEN' else 'FINISHED' end,
           due_at = case when $2::int < jsonb_array_length(plan) then ${NEXT_DUE('x.opened_at', '$2::int')} end
     where id = $1
    returning id, due_at
  )
  select case when x.due_at is null then ${UNSCHEDULE_NEXT} else ${SCHEDULE_NEXT} end from x`;
