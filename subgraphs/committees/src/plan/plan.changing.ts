import {
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  type Obstacle,
  problem,
  type Problem,
  recordChange,
} from '@hub/subgraph-kit';
import type { ActionPlanState, PlanReturnReason } from '@hub/vocabulary';
import { type PlanRights, requirePlanParty } from '../permissions.work.js';
import type { ActionPlanResult } from './plan.inputs.js';
import type { PlanParty } from './plan.rules.js';
import { type PlanRow, plansById } from './plan.store.js';
import { planOf } from './plan.type.js';
import { changePlan, type Doer, insertStep, lockPlan } from './plan.write-store.js';

export const notChanged = (...problems: readonly Problem[]): ActionPlanResult => ({ plan: null, problems });
export const changed = (row: PlanRow): ActionPlanResult => ({ plan: planOf(row), problems: [] });

/** A change of one plan. */
interface Change {
  readonly plan: string | undefined;
  /** The version it was made on. */
  readonly version: number;
  /** Who may make it. */
  readonly by: readonly PlanParty[];
  readonly action: string;
}

export interface Changing {
  readonly row: PlanRow;
  readonly rights: PlanRights;
  readonly doer: Doer;
}

/** What the plan becomes, or what stands against it. */
type Outcome = { readonly state?: ActionPlanState; readonly reason?: PlanReturnReason | null } | Obstacle;

/**
 * Changes a plan while nobody else does, in a new version, and records who did it.
 * @throws {HubError} `NOT_FOUND`, `FORBIDDEN_ACTION`
 */
export const changingPlan = async (
  context: HubContext,
  { plan, version, by, action }: Change,
  work: (tx: EntityManager, changing: Changing) => Promise<Outcome>,
): Promise<ActionPlanResult> => {
  const [found] = isId(plan) ? await context.asCaller((tx) => plansById(tx, [plan])) : [];
  if (!found) throw new HubError('NOT_FOUND');
  const rights = requirePlanParty(context, found.committee, by);
  const doer = { person: context.caller.id, office: rights.office, at: context.now() };
  return context.asSystem('change-plan', async (tx) => {
    const row = (await lockPlan(tx, found.id))!;
    if (row.version !== version) return notChanged(problem('VERSION_CONFLICT', 'input.version'));
    const outcome = await work(tx, { row, rights, doer });
    if ('code' in outcome) return notChanged(problem(outcome.code, outcome.field));
    const { state = row.state, reason = row.return_reason } = outcome;
    const next = await changePlan(tx, { id: row.id, state, reason }, doer.at);
    if (outcome.state) await insertStep(tx, next, doer);
    await recordChange(tx, { of: 'action_plan', id: next.id, action, by: context.caller.id });
    return changed(next);
  });
};
