import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, LocalDate, Res } from '@hub/subgraph-kit';
import type { TaskOrigin, TaskState } from '@hub/vocabulary';
import { TaskOriginCode, TaskStateCode } from '../codes.js';
import { answerOf, Endorsement } from '../endorsement/endorsement.type.js';
import { originOf } from './task.rules.js';
import type { TaskRow } from './task.store.js';

@ObjectType({ description: 'Something that somebody of a committee is to do by a day.' })
export class Task {
  @Res('task:read', () => ID, { description: 'Id of the task.' })
  id!: string;

  @Res('task:read', () => String, { description: 'What is to be done; never a name or anything of a case.' })
  title!: string;

  @Res('task:read', () => TaskStateCode, { description: 'How far it has come.' })
  state!: TaskState;

  @Res('task:read', () => Int, { description: 'Rises with each change.' })
  version!: number;

  @Res('task:read', () => LocalDate, { description: 'The day by which it is to be done.' })
  dueOn!: string;

  @Res('task:read', () => TaskOriginCode, { description: 'What it came of.' })
  origin!: TaskOrigin;

  @Res('task:read', () => LocalDate, { nullable: true, description: 'When the supervisor in the home agency agreed.' })
  endorsedOn!: string | null;

  @Res('task:read', () => String, { nullable: true, description: 'The post of that supervisor.' })
  endorsedAs!: string | null;

  @Res('task:read', () => Endorsement, {
    nullable: true,
    description: 'What that supervisor answered; null until then, and once it is given to somebody else.',
  })
  endorsement!: Endorsement | null;

  @Res('task:read', () => ID, {
    nullable: true,
    description: 'Id of the case it belongs to; it gives no right to see the case.',
  })
  caseId!: string | null;

  committeeId!: string;
  officeId!: string | null;
  officialId!: string | null;
  activityId!: string | null;
  decisionId!: string | null;
}

export const TaskConnection = connectionType<Task>('Task', () => Task);

export const taskOf = (row: TaskRow): Task =>
  Object.assign(new Task(), {
    ...{ id: row.id, title: row.title, state: row.state, version: row.version, dueOn: row.due_on },
    ...{ origin: originOf(row), endorsedOn: row.endorsed_on, endorsedAs: row.endorsed_as, caseId: row.case_id },
    ...{ committeeId: row.committee, officeId: row.office, officialId: row.official },
    endorsement: answerOf(row),
    ...{ activityId: row.activity, decisionId: row.decision },
  });
