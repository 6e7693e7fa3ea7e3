import { Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Classified, type ConnectionOf, type HubContext, Input, keysetOf, toConnection } from '@hub/subgraph-kit';
import { answeringOfficial } from '../appointment/appointment.reference.js';
import { thaiDay } from '@hub/vocabulary';
import { committeeByKey } from '../committee/committee.reference.js';
import { Committee } from '../committee/committee.type.js';
import { officeById } from '../office/office.reference.js';
import { Office } from '../office/office.type.js';
import { Official } from '../official/official.type.js';
import { requireWorkReading } from '../permissions.work.js';
import { activityById } from '../plan/plan.reference.js';
import { PlanActivity } from '../plan/plan.type.js';
import { TasksArgs } from './task.inputs.js';
import { taskById, tasksOfCommittee, tasksOfOffice } from './task.reference.js';
import { isOverdue } from './task.rules.js';
import { Task, TaskConnection, taskOf } from './task.type.js';

@Resolver(() => Task)
export class TaskResolver {
  @Query(() => Task, { nullable: true, description: 'One task.' })
  @Classified('RES', 'task:read')
  task(
    @Input('id', () => ID, { class: 'RES', description: 'Id of the task.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<Task | null> {
    return context.load(taskById, id);
  }

  @FieldResolver(() => Boolean, { description: 'True when its day is over and it is neither done nor dropped.' })
  @Classified('RES', 'task:read')
  overdue(@Root() task: Task, @Ctx() context: HubContext): boolean {
    return isOverdue(task, thaiDay(context.now()));
  }

  @FieldResolver(() => Committee, { nullable: true, description: 'Whose task it is.' })
  @Classified('RES', 'task:read')
  committee(@Root() { committeeId }: Task, @Ctx() context: HubContext): Promise<Committee | null> {
    return context.load(committeeByKey, committeeId);
  }

  @FieldResolver(() => Office, {
    nullable: true,
    description: 'The office that is to do it; null while it is proposed.',
  })
  @Classified('RES', 'task:read')
  office(@Root() { officeId }: Task, @Ctx() context: HubContext): Promise<Office | null> | null {
    return officeId ? context.load(officeById, officeId) : null;
  }

  @FieldResolver(() => Official, {
    nullable: true,
    description: 'Who does it: whom it was given to, or who holds the office since; null while it is vacant.',
  })
  @Classified('RES', 'directory:read')
  official(@Root() task: Task, @Ctx() context: HubContext): Promise<Official | null> {
    return answeringOfficial(context, task);
  }

  @FieldResolver(() => PlanActivity, { nullable: true, description: 'The activity of a plan that it is a part of.' })
  @Classified('RES', 'plan:read')
  activity(@Root() { activityId }: Task, @Ctx() context: HubContext): Promise<PlanActivity | null> | null {
    return activityId ? context.load(activityById, activityId) : null;
  }
}

@Resolver(() => Committee)
export class TasksOfCommitteeResolver {
  @FieldResolver(() => TaskConnection, {
    nullable: true,
    description: 'Its tasks by the day they are due; none for offices of other committees but the one above.',
  })
  @Classified('RES', 'task:read')
  async tasks(
    @Root() { id: owner }: Committee,
    @Args(() => TasksArgs) { first, after, open: isOpen }: TasksArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Task> | null> {
    requireWorkReading(context, 'task:read');
    keysetOf({ first, after });
    const page = await context.load(tasksOfCommittee, { owner, first, after, filter: { isOpen } });
    return page && toConnection(page, taskOf);
  }
}

@Resolver(() => Office)
export class TasksOfOfficeResolver {
  @FieldResolver(() => TaskConnection, { nullable: true, description: 'What it is to do, by the day it is due.' })
  @Classified('RES', 'task:read')
  async tasks(
    @Root() { id: owner }: Office,
    @Args(() => TasksArgs) { first, after, open: isOpen }: TasksArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Task> | null> {
    requireWorkReading(context, 'task:read');
    keysetOf({ first, after });
    const page = await context.load(tasksOfOffice, { owner, first, after, filter: { isOpen } });
    return page && toConnection(page, taskOf);
  }
}
