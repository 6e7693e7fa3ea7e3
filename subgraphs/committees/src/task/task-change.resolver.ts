import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { advanceTask, assignTask, endorseTask, proposeTask } from './task.commands.js';
import { AdvanceTaskInput, AssignTaskInput, EndorseTaskInput, ProposeTaskInput, TaskResult } from './task.inputs.js';

@Resolver(() => TaskResult)
export class TaskChangeResolver {
  @Mutation(() => TaskResult, {
    description: 'Proposes a task of a committee of yours, or gives it to somebody at once.',
  })
  @Classified('RES', 'task:write')
  proposeTask(
    @Input('input', () => ProposeTaskInput, { class: 'RES', description: 'What.' }) input: ProposeTaskInput,
    @Ctx() context: HubContext,
  ): Promise<TaskResult> {
    return proposeTask(input, context);
  }

  @Mutation(() => TaskResult, { description: 'Gives a task to somebody, or to somebody else.' })
  @Classified('RES', 'task:write')
  assignTask(
    @Input('input', () => AssignTaskInput, { class: 'RES', description: 'To whom.' }) input: AssignTaskInput,
    @Ctx() context: HubContext,
  ): Promise<TaskResult> {
    return assignTask(input, context);
  }

  @Mutation(() => TaskResult, { description: 'Records that the supervisor of whoever is to do a task agreed to it.' })
  @Classified('RES', 'task:write')
  endorseTask(
    @Input('input', () => EndorseTaskInput, { class: 'RES', description: 'What.' }) input: EndorseTaskInput,
    @Ctx() context: HubContext,
  ): Promise<TaskResult> {
    return endorseTask(input, context);
  }

  @Mutation(() => TaskResult, {
    description: 'Takes a task to its next state: the committee, or whoever holds the office that is to do it.',
  })
  @Classified('RES', 'task:read')
  advanceTask(
    @Input('input', () => AdvanceTaskInput, { class: 'RES', description: 'What.' }) input: AdvanceTaskInput,
    @Ctx() context: HubContext,
  ): Promise<TaskResult> {
    return advanceTask(input, context);
  }
}
