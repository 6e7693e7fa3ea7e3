import {
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  makeOnce,
  Problem,
  problem,
  problemsOf,
} from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { requirePlanParty } from '../permissions.work.js';
import { linesOfActivities } from '../plan-budget/plan-budget.store.js';
import { changed, changingPlan, notChanged } from './plan.changing.js';
import {
  type ActionPlanResult,
  type AdvanceActionPlanInput,
  type DraftActionPlanInput,
  draftRules,
  type ReviewActionPlanInput,
  reviewRules,
} from './plan.inputs.js';
import { lackOf, obstacleToDraft, obstacleToReview, obstacleToStep, type PlanFacts } from './plan.rules.js';
import { activitiesOfPlans, type PlanRow, plansOfCommittees, reviewsOfPlans } from './plan.store.js';
import { copyActivities, insertPlan, insertReview, insertStep, planByKey, writeProgress } from './plan.write-store.js';

/** One plan for each committee and year; a repeat finds the one it made. */
export const draftPlan = async (input: DraftActionPlanInput, context: HubContext): Promise<ActionPlanResult> => {
  if (!isId(input.committee) || !context.directory.committee(input.committee)) throw new HubError('NOT_FOUND');
  const { office } = requirePlanParty(context, input.committee, ['COMMITTEE']);
  const wrong = problemsOf(draftRules, input);
  if (wrong.length) return notChanged(...wrong);
  const early = obstacleToDraft(input.financialYear, thaiDay(context.now()));
  if (early) return notChanged(problem(early.code, early.field));
  const by = context.caller.id;
  const outcome = await makeOnce<PlanRow>(
    context,
    { input, of: 'action_plan', action: 'drafted' },
    {
      find: planByKey,
      make: async (tx, keyed) => {
        const plan = await insertPlan(tx, {
          ...{ ...keyed, committee: input.committee, financial_year: input.financialYear },
          ...{ title: input.title.trim(), drafted_by: by },
        });
        if (!plan) return { code: 'PLAN_EXISTS', field: 'input.financialYear' };
        if (input.copyForward) {
          const before = (await plansOfCommittees(tx, [plan.committee])).find(
            ({ financial_year }) => financial_year === plan.financial_year - 1,
          );
          if (before) await copyActivities(tx, { from: before.id, to: plan, newId: () => context.newId() });
        }
        await insertStep(tx, plan, { person: by, office, at: context.now() });
        return plan;
      },
    },
  );
  return outcome instanceof Problem ? notChanged(outcome) : changed(outcome);
};

export const advancePlan = (input: AdvanceActionPlanInput, context: HubContext): Promise<ActionPlanResult> => {
  const { plan, version, to, reason = null } = input;
  const by = ['COMMITTEE', 'CHAIR', 'ABOVE'] as const;
  return changingPlan(context, { plan, version, by, action: to.toLowerCase() }, async (tx, { row, rights }) => {
    const facts = { ...(await factsOf(tx, row.id)), hasReason: reason !== null };
    return obstacleToStep({ from: row.state, to, as: rights.parties }, facts) ?? { state: to, reason };
  });
};

export const reviewPlan = async (input: ReviewActionPlanInput, context: HubContext): Promise<ActionPlanResult> => {
  const wrong = problemsOf(reviewRules, input);
  const { plan, version, quarter, heldOn, progress } = input;
  return changingPlan(context, { plan, version, by: ['COMMITTEE'], action: 'reviewed' }, async (tx, { row, doer }) => {
    if (wrong[0]) return { code: wrong[0].code, field: wrong[0].field ?? 'input.quarter' };
    const { reviewed } = await factsOf(tx, row.id);
    const today = thaiDay(context.now());
    const against = obstacleToReview(
      { state: row.state, year: row.financial_year, reviewed },
      { quarter, heldOn, today },
    );
    if (against) return against;
    const own = new Set((await activitiesOfPlans(tx, [row.id])).map(({ id }) => id));
    const strange = progress.findIndex(({ activity }) => !own.has(activity));
    if (strange >= 0) return { code: 'NOT_FOUND', field: `input.progress.${strange}.activity` };
    await writeProgress(tx, row.id, progress);
    await insertReview(tx, row, { quarter, heldOn, ...doer });
    return {};
  });
};

const factsOf = async (tx: EntityManager, plan: string): Promise<Omit<PlanFacts, 'hasReason'>> => {
  const activities = await activitiesOfPlans(tx, [plan]);
  const lines = await linesOfActivities(
    tx,
    activities.map(({ id }) => id),
  );
  return {
    activities: activities.map((each) => ({
      ...{ state: each.state, isEndorsed: each.endorsed_on !== null },
      lacks: lackOf(
        each,
        lines.filter(({ activity }) => activity === each.id),
      ),
    })),
    reviewed: (await reviewsOfPlans(tx, [plan])).map(({ quarter }) => quarter),
  };
};
