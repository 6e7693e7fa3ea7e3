import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  PageArgs,
  pagesByOwner,
  rowsByOwner,
  toConnection,
} from '@hub/subgraph-kit';
import { Committee } from '../committee/committee.stub.js';
import { curriculumById } from '../curriculum/curriculum.reference.js';
import { Curriculum } from '../curriculum/curriculum.type.js';
import { trainingById } from '../training-event/training-event.reference.js';
import { TrainingEvent } from '../training-event/training-event.type.js';
import { advancePlan, draftPlan, recordMeeting, revisePlan } from './capacity-plan.commands.js';
import {
  AdvanceCapacityPlanInput,
  CapacityPlanResult,
  DraftCapacityPlanInput,
  RecordCapacityMeetingInput,
  ReviseCapacityPlanInput,
} from './capacity-plan.inputs.js';
import { countByQuarter, countOf } from './capacity-plan.rules.js';
import { activitiesOfPlans, type CapacityPlanRow, plansByCommittees } from './capacity-plan.store.js';
import {
  CapacityActivity,
  capacityActivityOf,
  CapacityCount,
  CapacityPlan,
  CapacityPlanConnection,
  capacityPlanOf,
} from './capacity-plan.type.js';

const plansOfCommittee = pagesByOwner({
  list: plansByCommittees,
  ownerOf: ({ committee_id }: CapacityPlanRow) => committee_id,
  key: ({ begins_on: at, id }: CapacityPlanRow) => ({ at, id }),
});

const activitiesOf = rowsByOwner({
  list: activitiesOfPlans,
  keyOf: ({ plan }) => plan,
  shape: capacityActivityOf,
});

@Resolver(() => Committee)
export class CapacityPlansOfCommitteeResolver {
  @FieldResolver(() => CapacityPlanConnection, {
    nullable: true,
    description: 'Its plans of meetings and trainings, the latest year first.',
  })
  @Classified('PUB')
  async capacityPlans(
    @Root() { id: owner }: Committee,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<CapacityPlan> | null> {
    const page = await context.load(plansOfCommittee, { owner, first, after });
    return page && toConnection(page, capacityPlanOf);
  }
}

@Resolver(() => CapacityPlan)
export class CapacityPlanResolver {
  @FieldResolver(() => [CapacityActivity], { nullable: true, description: 'Its meetings and trainings, at most 60.' })
  @Classified('PUB')
  activities(@Root() { id }: CapacityPlan, @Ctx() context: HubContext): Promise<CapacityActivity[] | null> {
    return context.load(activitiesOf, id);
  }

  @FieldResolver(() => CapacityCount, { nullable: true, description: 'What was planned and held in the whole year.' })
  @Classified('PUB')
  async year(@Root() { id }: CapacityPlan, @Ctx() context: HubContext): Promise<CapacityCount | null> {
    const activities = await context.load(activitiesOf, id);
    return activities && { quarter: null, ...countOf(activities) };
  }

  @FieldResolver(() => [CapacityCount], { nullable: true, description: 'The same for each quarter of the year.' })
  @Classified('PUB')
  async quarters(@Root() { id }: CapacityPlan, @Ctx() context: HubContext): Promise<CapacityCount[] | null> {
    const activities = await context.load(activitiesOf, id);
    return activities && [...countByQuarter(activities)];
  }

  @Mutation(() => CapacityPlanResult, { description: 'Begins the capacity plan of a committee for a year.' })
  @Classified('PUB', 'training:write')
  draftCapacityPlan(
    @Input('input', () => DraftCapacityPlanInput, { class: 'PUB', description: 'Whose, and of which year.' })
    input: DraftCapacityPlanInput,
    @Ctx() context: HubContext,
  ): Promise<CapacityPlanResult> {
    return draftPlan(context, input);
  }

  @Mutation(() => CapacityPlanResult, { description: 'Writes down what a draft is to hold.' })
  @Classified('PUB', 'training:write')
  reviseCapacityPlan(
    @Input('input', () => ReviseCapacityPlanInput, { class: 'PUB', description: 'What.' })
    input: ReviseCapacityPlanInput,
    @Ctx() context: HubContext,
  ): Promise<CapacityPlanResult> {
    return revisePlan(context, input);
  }

  @Mutation(() => CapacityPlanResult, { description: 'Agrees or closes a capacity plan.' })
  @Classified('PUB', 'training:write')
  advanceCapacityPlan(
    @Input('input', () => AdvanceCapacityPlanInput, { class: 'PUB', description: 'The step.' })
    input: AdvanceCapacityPlanInput,
    @Ctx() context: HubContext,
  ): Promise<CapacityPlanResult> {
    return advancePlan(context, input);
  }

  @Mutation(() => CapacityPlanResult, { description: 'Records that a planned meeting was held, and how many came.' })
  @Classified('PUB', 'training:write')
  recordCapacityMeeting(
    @Input('input', () => RecordCapacityMeetingInput, { class: 'PUB', description: 'The meeting.' })
    input: RecordCapacityMeetingInput,
    @Ctx() context: HubContext,
  ): Promise<CapacityPlanResult> {
    return recordMeeting(context, input);
  }
}

@Resolver(() => CapacityActivity)
export class CapacityActivityResolver {
  @FieldResolver(() => Curriculum, { nullable: true, description: 'The curriculum it is to teach.' })
  @Classified('PUB')
  curriculum(
    @Root() { curriculumId }: CapacityActivity,
    @Ctx() context: HubContext,
  ): Promise<Curriculum | null> | null {
    return curriculumId ? context.load(curriculumById, curriculumId) : null;
  }

  @FieldResolver(() => TrainingEvent, {
    nullable: true,
    description: 'The training that fulfils it, held or still to come; null while there is none.',
  })
  @Classified('PUB')
  training(@Root() { trainingId }: CapacityActivity, @Ctx() context: HubContext): Promise<TrainingEvent | null> | null {
    return trainingId ? context.load(trainingById, trainingId) : null;
  }
}
