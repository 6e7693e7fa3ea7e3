import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { dropActivity, endorseActivity, keepActivity, reassignActivity } from './activity.commands.js';
import { advancePlan, draftPlan, reviewPlan } from './plan.commands.js';
import {
  ActionPlanResult,
  AdvanceActionPlanInput,
  DraftActionPlanInput,
  EndorsePlanActivityInput,
  KeepPlanActivityInput,
  ReassignPlanActivityInput,
  RemovePlanActivityInput,
  ReviewActionPlanInput,
} from './plan.inputs.js';

@Resolver(() => ActionPlanResult)
export class PlanChangeResolver {
  @Mutation(() => ActionPlanResult, {
    description: 'Drafts the annual plan of a committee of yours, from the last quarter of the year before on.',
  })
  @Classified('RES', 'plan:write')
  draftActionPlan(
    @Input('input', () => DraftActionPlanInput, { class: 'RES', description: 'What.' }) input: DraftActionPlanInput,
    @Ctx() context: HubContext,
  ): Promise<ActionPlanResult> {
    return draftPlan(input, context);
  }

  @Mutation(() => ActionPlanResult, { description: 'Enters or changes an activity of a draft, with its money.' })
  @Classified('RES', 'plan:write')
  keepPlanActivity(
    @Input('input', () => KeepPlanActivityInput, { class: 'RES', description: 'What.' }) input: KeepPlanActivityInput,
    @Ctx() context: HubContext,
  ): Promise<ActionPlanResult> {
    return keepActivity(input, context);
  }

  @Mutation(() => ActionPlanResult, { description: 'Takes an activity out of a draft.' })
  @Classified('RES', 'plan:write')
  removePlanActivity(
    @Input('input', () => RemovePlanActivityInput, { class: 'RES', description: 'What.' })
    input: RemovePlanActivityInput,
    @Ctx() context: HubContext,
  ): Promise<ActionPlanResult> {
    return dropActivity(input, context);
  }

  @Mutation(() => ActionPlanResult, {
    description: 'Gives an open activity of an accepted plan to another office, whose supervisor must endorse it anew.',
  })
  @Classified('RES', 'plan:write')
  reassignPlanActivity(
    @Input('input', () => ReassignPlanActivityInput, { class: 'RES', description: 'Which, and to which office.' })
    input: ReassignPlanActivityInput,
    @Ctx() context: HubContext,
  ): Promise<ActionPlanResult> {
    return reassignActivity(input, context);
  }

  @Mutation(() => ActionPlanResult, {
    description: 'Records what the supervisor of whoever answers for an activity says to it.',
  })
  @Classified('RES', 'plan:write')
  endorsePlanActivity(
    @Input('input', () => EndorsePlanActivityInput, { class: 'RES', description: 'What.' })
    input: EndorsePlanActivityInput,
    @Ctx() context: HubContext,
  ): Promise<ActionPlanResult> {
    return endorseActivity(input, context);
  }

  @Mutation(() => ActionPlanResult, {
    description: 'Takes a plan to its next state: the committee, its chair, or the desk above it.',
  })
  @Classified('RES', ['plan:write', 'plan:approve', 'plan:judge'])
  advanceActionPlan(
    @Input('input', () => AdvanceActionPlanInput, { class: 'RES', description: 'What.' }) input: AdvanceActionPlanInput,
    @Ctx() context: HubContext,
  ): Promise<ActionPlanResult> {
    return advancePlan(input, context);
  }

  @Mutation(() => ActionPlanResult, {
    description: 'Records the review of a quarter, with how far the activities are.',
  })
  @Classified('RES', 'plan:write')
  reviewActionPlan(
    @Input('input', () => ReviewActionPlanInput, { class: 'RES', description: 'What.' }) input: ReviewActionPlanInput,
    @Ctx() context: HubContext,
  ): Promise<ActionPlanResult> {
    return reviewPlan(input, context);
  }
}
