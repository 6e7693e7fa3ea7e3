import {
  type HubContext,
  HubError,
  isId,
  makeOnce,
  Problem,
  problem,
  problemsOf,
  recordChange,
} from '@hub/subgraph-kit';
import { requirePlanCommenting, requirePlanParty } from '../permissions.work.js';
import { changed, notChanged } from '../plan/plan.changing.js';
import type { ActionPlanResult } from '../plan/plan.inputs.js';
import { isEndorsable } from '../plan/plan.rules.js';
import { activitiesById, plansById } from '../plan/plan.store.js';
import { lockPlan } from '../plan/plan.write-store.js';
import {
  type AnswerPlanCommentInput,
  answerRules,
  type CommentOnPlanInput,
  commentRules,
} from './plan-comment.inputs.js';
import { commentById, commentByKey, insertComment, type PlanCommentRow, writeAnswer } from './plan-comment.store.js';

/** A comment leaves the plan as it is: members comment at once, and nobody's change fails by it. */
export const commentOnPlan = async (input: CommentOnPlanInput, context: HubContext): Promise<ActionPlanResult> => {
  const [plan] = isId(input.plan) ? await context.asCaller((tx) => plansById(tx, [input.plan])) : [];
  if (!plan) throw new HubError('NOT_FOUND');
  const office = requirePlanCommenting(context, plan.committee);
  const wrong = problemsOf(commentRules, input);
  if (wrong.length) return notChanged(...wrong);
  const outcome = await makeOnce<PlanCommentRow>(
    context,
    { input, of: 'plan_comment', action: 'said' },
    {
      find: commentByKey,
      make: async (tx, keyed) => {
        const { state } = (await lockPlan(tx, plan.id))!;
        if (state !== 'MEMBER_REVIEW') return { code: 'PLAN_STATE_FORBIDS', field: 'input.plan' };
        const activity = input.activity ?? null;
        const [about] = activity && isId(activity) ? await activitiesById(tx, [activity]) : [];
        if (activity && about?.plan !== plan.id) return { code: 'NOT_FOUND', field: 'input.activity' };
        return insertComment(tx, {
          ...{ ...keyed, plan: plan.id, committee: plan.committee, activity, words: input.words.trim() },
          ...{ said_by: context.caller.id, office, said_at: context.now() },
        });
      },
    },
  );
  return outcome instanceof Problem ? notChanged(outcome) : changed(plan);
};

/** A comment is answered once, while the plan can still change. */
export const answerComment = async (input: AnswerPlanCommentInput, context: HubContext): Promise<ActionPlanResult> => {
  const found = isId(input.comment) ? await context.asCaller((tx) => commentById(tx, input.comment)) : undefined;
  if (!found) throw new HubError('NOT_FOUND');
  requirePlanParty(context, found.committee, ['COMMITTEE']);
  const wrong = problemsOf(answerRules, input);
  if (wrong.length) return notChanged(...wrong);
  const [words, by] = [input.words.trim(), context.caller.id];
  return context.asSystem('answer-plan-comment', async (tx) => {
    const plan = (await lockPlan(tx, found.plan))!;
    const { answer, answered_by } = (await commentById(tx, found.id))!;
    if (answer === words && answered_by === by) return changed(plan);
    if (answer !== null) return notChanged(problem('PLAN_COMMENT_ANSWERED', 'input.comment'));
    if (!isEndorsable(plan.state)) return notChanged(problem('PLAN_STATE_FORBIDS', 'input.comment'));
    await writeAnswer(tx, { id: found.id, words, by, at: context.now() });
    await recordChange(tx, { of: 'plan_comment', id: found.id, action: 'answered', by });
    return changed(plan);
  });
};
