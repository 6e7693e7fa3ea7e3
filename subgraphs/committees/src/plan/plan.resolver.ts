import { Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { answeringOfficial } from '../appointment/appointment.reference.js';
import { committeeByKey } from '../committee/committee.reference.js';
import { Committee } from '../committee/committee.type.js';
import { officeById } from '../office/office.reference.js';
import { Office } from '../office/office.type.js';
import { officialById } from '../official/official.reference.js';
import { Official } from '../official/official.type.js';
import { organizationsOf } from '../organization/organization.reference.js';
import { Organization } from '../organization/organization.type.js';
import { placeByCode } from '../place/place.reference.js';
import { Place } from '../place/place.type.js';
import { measuresOfActivity } from '../plan-measure/plan-measure.store.js';
import { PlanMeasure } from '../plan-measure/plan-measure.type.js';
import { tasksToEndorseOfPlan } from '../task/task.reference.js';
import { Task } from '../task/task.type.js';
import { activitiesOfPlan, planById, plansOfCommittee, reviewsOfPlan, stepsOfPlan } from './plan.reference.js';
import { ActionPlan, PlanActivity, PlanReview, PlanStep } from './plan.type.js';

@Resolver(() => ActionPlan)
export class PlanResolver {
  @Query(() => ActionPlan, { nullable: true, description: 'One annual plan.' })
  @Classified('PUB')
  actionPlan(
    @Input('id', () => ID, { class: 'PUB', description: 'Id of the plan.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<ActionPlan | null> {
    return context.load(planById, id);
  }

  @FieldResolver(() => Committee, { nullable: true, description: 'Whose plan it is.' })
  @Classified('PUB')
  committee(@Root() { committeeId }: ActionPlan, @Ctx() context: HubContext): Promise<Committee | null> {
    return context.load(committeeByKey, committeeId);
  }

  @FieldResolver(() => [PlanActivity], {
    nullable: true,
    description: 'What is to be done; none for offices of other committees than its own and the one above.',
  })
  @Classified('RES', 'plan:read')
  activities(@Root() { id }: ActionPlan, @Ctx() context: HubContext): Promise<PlanActivity[] | null> {
    return context.load(activitiesOfPlan, id);
  }

  @FieldResolver(() => [PlanActivity], {
    nullable: true,
    description: 'Activities that no supervisor has agreed to yet; the chair approves the plan once there is none.',
  })
  @Classified('RES', 'plan:read')
  async activitiesToEndorse(@Root() { id }: ActionPlan, @Ctx() context: HubContext): Promise<PlanActivity[] | null> {
    const activities = await context.load(activitiesOfPlan, id);
    return activities && activities.filter(({ endorsement }) => endorsement?.answer !== 'ENDORSED');
  }

  @FieldResolver(() => [Task], {
    nullable: true,
    description: 'Tasks of its activities that no supervisor has agreed to yet.',
  })
  @Classified('RES', 'plan:read')
  tasksToEndorse(@Root() { id }: ActionPlan, @Ctx() context: HubContext): Promise<Task[] | null> {
    return context.load(tasksToEndorseOfPlan, id);
  }

  @FieldResolver(() => [PlanReview], { nullable: true, description: 'Its quarterly reviews.' })
  @Classified('RES', 'plan:read')
  reviews(@Root() { id }: ActionPlan, @Ctx() context: HubContext): Promise<PlanReview[] | null> {
    return context.load(reviewsOfPlan, id);
  }

  @FieldResolver(() => [PlanStep], { nullable: true, description: 'The way it has come.' })
  @Classified('RES', 'plan:read')
  steps(@Root() { id }: ActionPlan, @Ctx() context: HubContext): Promise<PlanStep[] | null> {
    return context.load(stepsOfPlan, id);
  }
}

@Resolver(() => Committee)
export class PlansOfCommitteeResolver {
  @FieldResolver(() => [ActionPlan], { nullable: true, description: 'Its annual plans, the newest year first.' })
  @Classified('PUB')
  actionPlans(@Root() { id }: Committee, @Ctx() context: HubContext): Promise<ActionPlan[] | null> {
    return context.load(plansOfCommittee, id);
  }
}

@Resolver(() => PlanActivity)
export class PlanActivityResolver {
  @FieldResolver(() => Office, {
    nullable: true,
    description: 'The office that answers for it; null of one of before offices did, where none was found.',
  })
  @Classified('RES', 'plan:read')
  office(@Root() { officeId }: PlanActivity, @Ctx() context: HubContext): Promise<Office | null> | null {
    return officeId ? context.load(officeById, officeId) : null;
  }

  @FieldResolver(() => Official, {
    nullable: true,
    description: 'Who holds that office now; null while it is vacant. Without an office: who was named.',
  })
  @Classified('RES', 'directory:read')
  official(@Root() activity: PlanActivity, @Ctx() context: HubContext): Promise<Official | null> {
    return answeringOfficial(context, activity);
  }

  @FieldResolver(() => [Organization], { nullable: true, description: 'The organizations that do it together.' })
  @Classified('RES', 'plan:read')
  agencies(@Root() { agencyIds }: PlanActivity, @Ctx() context: HubContext): Promise<Organization[]> {
    return organizationsOf(context, agencyIds);
  }

  @FieldResolver(() => [Place], { nullable: true, description: 'The places it is for.' })
  @Classified('RES', 'plan:read')
  async places(@Root() { placeCodes }: PlanActivity, @Ctx() context: HubContext): Promise<Place[]> {
    const found = await Promise.all(placeCodes.map((pcode) => context.load(placeByCode, pcode)));
    return found.filter((each) => each !== null);
  }

  @FieldResolver(() => [PlanMeasure], { nullable: true, description: 'What is done and monitored, step by step.' })
  @Classified('RES', 'plan:read')
  measures(@Root() { id }: PlanActivity, @Ctx() context: HubContext): Promise<PlanMeasure[] | null> {
    return context.load(measuresOfActivity, id);
  }
}

@Resolver(() => PlanStep)
export class PlanStepResolver {
  @FieldResolver(() => Official, { nullable: true, description: 'Who took it.' })
  @Classified('RES', 'directory:read')
  by(@Root() { officialId }: PlanStep, @Ctx() context: HubContext): Promise<Official | null> {
    return context.load(officialById, officialId);
  }

  @FieldResolver(() => Office, { nullable: true, description: 'Through which office.' })
  @Classified('RES', 'plan:read')
  office(@Root() { officeId }: PlanStep, @Ctx() context: HubContext): Promise<Office | null> {
    return context.load(officeById, officeId);
  }
}
