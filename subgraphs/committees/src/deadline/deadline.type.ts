import { Int, ObjectType } from 'type-graphql';
import { LocalDate, Res } from '@hub/subgraph-kit';
import type { DeadlineKind } from '@hub/vocabulary';
import { DeadlineKindCode } from '../codes.js';
import type { Meeting } from '../meeting/meeting.type.js';
import type { PlanActivity } from '../plan/plan.type.js';
import type { PolicyVersion } from '../policy/policy.stub.js';
import type { Task } from '../task/task.type.js';

@ObjectType({ description: 'Something that an office must do or be at, by a day.' })
export class Deadline {
  @Res('task:read', () => DeadlineKindCode, { description: 'What it is.' })
  kind!: DeadlineKind;

  @Res('task:read', () => LocalDate, { description: 'The day.' })
  dueOn!: string;

  @Res('task:read', () => Int, {
    nullable: true,
    description: 'Of PLAN: the Thai financial year of the Buddhist era that it is for.',
  })
  financialYear!: number | null;

  aboutTask!: Task | null;
  aboutMeeting!: Meeting | null;
  aboutActivity!: PlanActivity | null;
  aboutVersion!: PolicyVersion | null;
}
