import type { EntityManager } from '@hub/store';
import type { EscalationState, StepOutcome, StepReason } from '@hub/vocabulary';
import type { PlannedStep } from './escalation.js';

/** What became of a step. */
export interface StepRecord {
  /** 1 for the first. */
  readonly step: number;
  readonly reason: StepReason;
  readonly outcome: StepOutcome;
  readonly dueAt: Date;
  readonly firedAt: Date;
  /** Owners of the inboxes that it alerted. */
  readonly owners: readonly string[];
}

/** Where a duty to answer stands. */
export interface Escalation {
  readonly id: string;
  readonly event: string;
  readonly rule: string;
  readonly state: EscalationState;
  readonly openedAt: Date;
  /** When the next step is due; null unless OPEN. */
  readonly dueAt: Date | null;
  readonly closedAt: Date | null;
  /** Who accepted, or what cancelled it. */
  readonly closedBy: string | null;
  readonly plan: readonly PlannedStep[];
  readonly facts: Record<string, unknown>;
  /** The steps that were fired, in order. */
  readonly steps: readonly StepRecord[];
}

/** Escalations by id, those the actor may see: whoever may see one of its entries. */
export const escalationsById = async (tx: EntityManager, ids: readonly string[]): Promise<Escalation[]> => {
  const rows: (Omit<Escalation, 'steps'> & { steps: (StepRecord & { dueAt: string; firedAt: string })[] })[] =
    await tx.query(LIST, [ids]);
  return rows.map((row) => ({
    ...row,
    steps: row.steps.map((step) => ({ ...step, dueAt: new Date(step.dueAt), firedAt: new Date(step.firedAt) })),
  }));
};

const LIST = `
  select x.id, x.event, x.rule, x.state, x.opened_at as "openedAt", x.due_at as "dueAt", x.closed_at as "closedAt",
         x.closed_by as "closedBy", x.plan, x.facts, coalesce((
           select jsonb_agg(jsonb_build_object('step', s.step, 'reason', s.reason, 'outcome', s.outcome,
                    'dueAt', s.due_at, 'firedAt', s.fired_at, 'owners', s.owners) order by s.step)
             from escalation_step s where s.escalation = x.id), '[]') as steps
    from escalation x where x.id = any ($1::uuid[]) order by x.opened_at, x.id`;
