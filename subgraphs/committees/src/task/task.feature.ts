import type { Feature } from '@hub/subgraph-kit';
import { DeadlineResolver, DeadlinesOfOfficeResolver } from '../deadline/deadline.resolver.js';
import { DecisionOfTaskResolver } from '../meeting/meeting.resolver.js';
import { taskMigration } from '../migrations/1081-task.js';
import { reminderMigration } from '../migrations/1082-reminder.js';
import { policyVersionMigration } from '../migrations/1120-policy-version.js';
import { policyReading } from '../policy/policy.feed.js';
import { PolicyVersion } from '../policy/policy.stub.js';
import { remindersJob } from '../reminder/reminders.job.js';
import { TaskChangeResolver } from './task-change.resolver.js';
import { TaskResolver, TasksOfCommitteeResolver, TasksOfOfficeResolver } from './task.resolver.js';

/** Tasks of a committee, what an office owes by which day, and reminders of it. */
export const tasks: Feature = {
  name: 'tasks',
  resolvers: [
    TaskResolver,
    TaskChangeResolver,
    TasksOfCommitteeResolver,
    TasksOfOfficeResolver,
    DecisionOfTaskResolver,
    DeadlineResolver,
    DeadlinesOfOfficeResolver,
  ],
  stubs: [PolicyVersion],
  migrations: [taskMigration, reminderMigration, policyVersionMigration],
  reads: [policyReading],
  jobs: [remindersJob],
};
