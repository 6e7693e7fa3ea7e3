import { Args, ArgsType, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  keysetOf,
  PageArgs,
  pageOf,
  Res,
  toConnection,
} from '@hub/subgraph-kit';
import { caseById } from '../case/case.reference.js';
import { Case } from '../case/case.type.js';
import { requireCaseReading } from '../permissions.js';
import { create, end } from './case-task.commands.js';
import { CompleteCaseTaskInput, CreateCaseTaskInput, DropCaseTaskInput } from './case-task.inputs.js';
import { tasksOfCase } from './case-task.reference.js';
import { openTasks } from './case-task.store.js';
import { CaseTask, CaseTaskConnection, caseTaskOf, CaseTaskResult } from './case-task.type.js';

@ArgsType()
class CaseTasksArgs extends PageArgs {
  @Res(null, () => Boolean, { nullable: true, description: 'True for your own only.' })
  mine?: boolean | null;

  @Res(null, () => Boolean, { nullable: true, description: 'True for those whose time is over only.' })
  overdue?: boolean | null;
}

@Resolver(() => CaseTask)
export class CaseTaskResolver {
  @Query(() => CaseTaskConnection, { description: 'Open tasks of the cases you may see, what is due first first.' })
  @Classified('RES', 'case:read')
  async caseTasks(
    @Args(() => CaseTasksArgs) { mine, overdue, ...page }: CaseTasksArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<CaseTask>> {
    requireCaseReading(context);
    const keyset = keysetOf(page);
    const asked = { person: mine ? context.caller.id : null, overdue: overdue ?? false };
    const rows = await context.asCaller((tx) => openTasks(tx, asked, keyset));
    return toConnection(
      pageOf(rows, keyset, ({ id, due: at }) => ({ id, at })),
      caseTaskOf,
    );
  }

  @Mutation(() => CaseTaskResult, { description: 'Gives somebody a task in a case that is assigned to you.' })
  @Classified('RES', 'case:work')
  createCaseTask(
    @Input('input', () => CreateCaseTaskInput, { class: 'RES', description: 'The task.' }) input: CreateCaseTaskInput,
    @Ctx() context: HubContext,
  ): Promise<CaseTaskResult> {
    return create(input, context);
  }

  @Mutation(() => CaseTaskResult, { description: 'Notes that a task is done.' })
  @Classified('RES', 'case:read')
  completeCaseTask(
    @Input('input', () => CompleteCaseTaskInput, { class: 'RES', description: 'Which.' }) input: CompleteCaseTaskInput,
    @Ctx() context: HubContext,
  ): Promise<CaseTaskResult> {
    return end(input, null, context);
  }

  @Mutation(() => CaseTaskResult, { description: 'Drops a task, with the reason.' })
  @Classified('RES', 'case:read')
  dropCaseTask(
    @Input('input', () => DropCaseTaskInput, { class: 'RES', description: 'Which, and why.' })
    { reason, ...input }: DropCaseTaskInput,
    @Ctx() context: HubContext,
  ): Promise<CaseTaskResult> {
    return end(input, reason, context);
  }

  @FieldResolver(() => Case, { nullable: true, description: 'The case it belongs to.' })
  @Classified('RES', 'case:read')
  case(@Root() { of }: CaseTask, @Ctx() context: HubContext): Promise<Case | null> {
    return context.load(caseById, of);
  }
}

@Resolver(() => Case)
export class TasksOfCaseResolver {
  @FieldResolver(() => CaseTaskConnection, { nullable: true, description: 'Its tasks, open or not, newest first.' })
  @Classified('RES', 'case:read')
  async tasks(
    @Root() { id: owner }: Case,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<CaseTask> | null> {
    keysetOf({ first, after });
    const page = await context.load(tasksOfCase, { owner, first, after });
    return page && toConnection(page, caseTaskOf);
  }
}
