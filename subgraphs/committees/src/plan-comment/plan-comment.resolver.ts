import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input, rowsByOwner } from '@hub/subgraph-kit';
import { officeById } from '../office/office.reference.js';
import { Office } from '../office/office.type.js';
import { officialById } from '../official/official.reference.js';
import { Official } from '../official/official.type.js';
import { ActionPlanResult } from '../plan/plan.inputs.js';
import { activityById } from '../plan/plan.reference.js';
import { ActionPlan, PlanActivity } from '../plan/plan.type.js';
import { answerComment, commentOnPlan } from './plan-comment.commands.js';
import { AnswerPlanCommentInput, CommentOnPlanInput } from './plan-comment.inputs.js';
import { commentsOfPlans, type PlanCommentRow } from './plan-comment.store.js';
import { commentOf, PlanComment } from './plan-comment.type.js';

const commentsOfPlan = rowsByOwner<PlanCommentRow, PlanComment>({
  ...{ list: commentsOfPlans, keyOf: ({ plan }) => plan, shape: commentOf },
});

@Resolver(() => ActionPlan)
export class CommentsOfPlanResolver {
  @FieldResolver(() => [PlanComment], {
    nullable: true,
    description: 'What its members said of it in review, the first first; none for anybody else.',
  })
  @Classified('RES', 'plan:read')
  comments(@Root() { id }: ActionPlan, @Ctx() context: HubContext): Promise<PlanComment[] | null> {
    return context.load(commentsOfPlan, id);
  }

  @Mutation(() => ActionPlanResult, { description: 'Says something of a plan that your committee reviews.' })
  @Classified('RES', 'plan:read')
  commentOnPlan(
    @Input('input', () => CommentOnPlanInput, { class: 'RES', description: 'What.' }) input: CommentOnPlanInput,
    @Ctx() context: HubContext,
  ): Promise<ActionPlanResult> {
    return commentOnPlan(input, context);
  }

  @Mutation(() => ActionPlanResult, { description: 'Answers a comment on a plan of your committee, once.' })
  @Classified('RES', 'plan:write')
  answerPlanComment(
    @Input('input', () => AnswerPlanCommentInput, { class: 'RES', description: 'What.' }) input: AnswerPlanCommentInput,
    @Ctx() context: HubContext,
  ): Promise<ActionPlanResult> {
    return answerComment(input, context);
  }
}

@Resolver(() => PlanComment)
export class PlanCommentResolver {
  @FieldResolver(() => PlanActivity, { nullable: true, description: 'What it is about; null for the plan as a whole.' })
  @Classified('RES', 'plan:read')
  activity(@Root() { activityId }: PlanComment, @Ctx() context: HubContext): Promise<PlanActivity | null> | null {
    return activityId ? context.load(activityById, activityId) : null;
  }

  @FieldResolver(() => Official, { nullable: true, description: 'Who said it.' })
  @Classified('RES', 'directory:read')
  by(@Root() { officialId }: PlanComment, @Ctx() context: HubContext): Promise<Official | null> {
    return context.load(officialById, officialId);
  }

  @FieldResolver(() => Office, { nullable: true, description: 'Through which office.' })
  @Classified('RES', 'plan:read')
  office(@Root() { officeId }: PlanComment, @Ctx() context: HubContext): Promise<Office | null> {
    return context.load(officeById, officeId);
  }

  @FieldResolver(() => Official, { nullable: true, description: 'Who answered it.' })
  @Classified('RES', 'directory:read')
  answeredBy(@Root() { answererId }: PlanComment, @Ctx() context: HubContext): Promise<Official | null> | null {
    return answererId ? context.load(officialById, answererId) : null;
  }
}
