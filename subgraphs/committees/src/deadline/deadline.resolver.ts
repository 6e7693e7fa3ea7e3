import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, holdsOffice } from '@hub/subgraph-kit';
import { Meeting } from '../meeting/meeting.type.js';
import { Office } from '../office/office.type.js';
import { PlanActivity } from '../plan/plan.type.js';
import { PolicyVersion } from '../policy/policy.stub.js';
import { Task } from '../task/task.type.js';
import { deadlinesOfOffice } from './deadline.reference.js';
import { Deadline } from './deadline.type.js';

@Resolver(() => Office)
export class DeadlinesOfOfficeResolver {
  @FieldResolver(() => [Deadline], {
    nullable: true,
    description: 'What is due for it, the first 100 by day; null unless you hold the office.',
  })
  @Classified('RES', 'task:read')
  deadlines(@Root() { id }: Office, @Ctx() context: HubContext): Promise<Deadline[] | null> | null {
    return holdsOffice(context.caller, id) ? context.load(deadlinesOfOffice, id) : null;
  }
}

@Resolver(() => Deadline)
export class DeadlineResolver {
  @FieldResolver(() => Task, { nullable: true, description: 'Of TASK: the task.' })
  @Classified('RES', 'task:read')
  task(@Root() { aboutTask }: Deadline): Task | null {
    return aboutTask;
  }

  @FieldResolver(() => Meeting, { nullable: true, description: 'Of MEETING: the meeting.' })
  @Classified('RES', 'meeting:read')
  meeting(@Root() { aboutMeeting }: Deadline): Meeting | null {
    return aboutMeeting;
  }

  @FieldResolver(() => PlanActivity, {
    nullable: true,
    description: 'Of PLAN_ACTIVITY: the open activity of an accepted plan, due when its last quarter is over.',
  })
  @Classified('RES', 'plan:read')
  activity(@Root() { aboutActivity }: Deadline): PlanActivity | null {
    return aboutActivity;
  }

  @FieldResolver(() => PolicyVersion, {
    nullable: true,
    description: 'Of RETRAINING: the version of a policy on which the committee was not trained since.',
  })
  @Classified('RES', 'task:read')
  policyVersion(@Root() { aboutVersion }: Deadline): PolicyVersion | null {
    return aboutVersion;
  }
}
