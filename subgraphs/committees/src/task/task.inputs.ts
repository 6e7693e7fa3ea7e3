import { ArgsType, ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { isId, LocalDate, PageArgs, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { EndorsementAnswer, TaskState } from '@hub/vocabulary';
import { EndorsementAnswerCode, TaskStateCode } from '../codes.js';
import { Task } from './task.type.js';

@ArgsType()
export class TasksArgs extends PageArgs {
  @Res(null, () => Boolean, { defaultValue: true, description: 'Only those that are neither done nor dropped.' })
  open!: boolean;
}

@InputType({ description: 'A new task of a committee of yours.' })
export class ProposeTaskInput {
  @Res(null, () => ID, { description: 'Any text new for each task; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The committee.' })
  committee!: string;

  @Res(null, () => String, {
    description: 'What is to be done, in up to 200 characters; never a name or anything of a case.',
  })
  title!: string;

  @Res(null, () => LocalDate, { description: 'The day by which it is to be done; today or later.' })
  dueOn!: string;

  @Res(null, () => ID, { nullable: true, description: 'The office of the committee that is to do it.' })
  office?: string | null;

  @Res(null, () => ID, {
    nullable: true,
    description: 'Who of those who hold that office is to do it; else whoever does.',
  })
  official?: string | null;

  @Res(null, () => ID, { nullable: true, description: 'Id of the case it belongs to, and nothing else of it.' })
  caseId?: string | null;

  @Res(null, () => ID, { nullable: true, description: 'The activity of a plan of the committee that it is a part of.' })
  activity?: string | null;

  @Res(null, () => ID, { nullable: true, description: 'The decision of a meeting of the committee it came of.' })
  decision?: string | null;
}

@InputType({ description: 'To whom a task is given; their supervisor must agree anew.' })
export class AssignTaskInput {
  @Res(null, () => ID, { description: 'The task.' })
  task!: string;

  @Res(null, () => Int, { description: 'Version of the task that the change was made on.' })
  version!: number;

  @Res(null, () => ID, { description: 'The office of the committee that is to do it.' })
  office!: string;

  @Res(null, () => ID, {
    nullable: true,
    description: 'Who of those who hold that office is to do it; else whoever does.',
  })
  official?: string | null;

  @Res(null, () => LocalDate, { nullable: true, description: 'The day by which it is to be done, when it changes.' })
  dueOn?: string | null;
}

@InputType({ description: 'What the supervisor of whoever is to do a task says to it.' })
export class EndorseTaskInput {
  @Res(null, () => ID, { description: 'The task.' })
  task!: string;

  @Res(null, () => Int, { description: 'Version of the task that was endorsed.' })
  version!: number;

  @Res(null, () => LocalDate, { description: 'On which day.' })
  endorsedOn!: string;

  @Res(null, () => String, { description: 'The supervisor’s post in the home agency, e.g. Hospital Director.' })
  endorsedAs!: string;

  @Res(null, () => EndorsementAnswerCode, { defaultValue: 'ENDORSED', description: 'What the supervisor answered.' })
  answer!: EndorsementAnswer;

  @Res(null, () => String, {
    nullable: true,
    description: 'What the supervisor remarked, in up to 1,000 characters; needed when it is NOT_ENDORSED.',
  })
  remarks?: string | null;
}

@InputType({ description: 'A step of a task.' })
export class AdvanceTaskInput {
  @Res(null, () => ID, { description: 'The task.' })
  task!: string;

  @Res(null, () => Int, { description: 'Version of the task that the step was taken on.' })
  version!: number;

  @Res(null, () => TaskStateCode, { description: 'NOT_ENDORSED, IN_PROGRESS, DONE or DROPPED.' })
  to!: TaskState;
}

@ObjectType({ description: 'The task as it now stands, or what to put right.' })
export class TaskResult {
  @Res('task:read', () => Task, { nullable: true, description: 'The task; null when nothing changed.' })
  task!: Task | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: readonly Problem[];
}

const id = z.string().refine(isId).nullish();
export const proposalRules = z.object({
  ...{ idempotencyKey: z.string().trim().min(1).max(200), title: z.string().trim().min(1).max(200) },
  ...{ office: id, official: id, caseId: id, activity: id, decision: id },
});
