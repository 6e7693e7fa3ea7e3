import { type HubContext, HubError, isId, problemsOf } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { changingPlan, notChanged } from '../plan/plan.changing.js';
import type { ActionPlanResult } from '../plan/plan.inputs.js';
import { satangOf } from './baht.rules.js';
import { budgetRules, type RecordPlanBudgetInput } from './plan-budget.inputs.js';
import { afterBudgetStep, obstacleToBudgetStep } from './plan-budget.rules.js';
import { factsOf, linesById, writeLine } from './plan-budget.store.js';

/** Money moves while a plan is carried out. */
export const recordBudget = async (input: RecordPlanBudgetInput, context: HubContext): Promise<ActionPlanResult> => {
  const { line: id, version, to, happenedOn: on, reason = null } = input;
  const [found] = isId(id) ? await context.asCaller((tx) => linesById(tx, [id])) : [];
  if (!found) throw new HubError('NOT_FOUND');
  const wrong = problemsOf(budgetRules, input);
  if (wrong.length) return notChanged(...wrong);
  const change = { plan: found.plan, version, by: ['COMMITTEE'] as const, action: `budget_${to.toLowerCase()}` };
  return changingPlan(context, change, async (tx, { row, doer }) => {
    const [line] = await linesById(tx, [id]);
    if (row.state !== 'ACCEPTED' || !line) return { code: 'PLAN_STATE_FORBIDS', field: 'input.line' };
    const step = { to, on, reason, amount: input.amount ? satangOf(input.amount)! : null };
    const against = obstacleToBudgetStep(factsOf(line), step, thaiDay(doer.at));
    if (against) return against;
    await writeLine(tx, id, afterBudgetStep(factsOf(line), step));
    return {};
  });
};
