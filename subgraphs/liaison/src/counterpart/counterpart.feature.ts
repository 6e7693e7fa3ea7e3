import type { Feature } from '@hub/subgraph-kit';
import { LiaisonAssignmentEntity } from '../assignment/assignment.entity.js';
import { AssignmentResolver } from '../assignment/assignment.resolver.js';
import { CommitteeResolver } from '../committee/committee.resolver.js';
import { Committee } from '../committee/committee.stub.js';
import { LiaisonContactEntity } from '../contact/contact.entity.js';
import { ContactResolver } from '../contact/contact.resolver.js';
import { DirectoryKeyEntity } from '../directory-key/directory-key.entity.js';
import { liaisonMigration } from '../migrations/1000-liaison.js';
import { counterpartDirectoryMigration } from '../migrations/1060-counterpart-directory.js';
import { counterpartReminderMigration } from '../migrations/1061-counterpart-reminder.js';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import { counterpartRemindersJob } from '../reminder/reminder.job.js';
import { ReminderInboxResolver, ReminderResolver } from '../reminder/reminder.resolver.js';
import { CounterpartOfficeEntity } from './counterpart.entity.js';
import { counterpartReference } from './counterpart.reference.js';
import { assignedCounterparts, counterpartsOfReturns } from './counterpart.readers.js';
import { CounterpartResolver } from './counterpart.resolver.js';

/** Offices across the border, their contacts, who works with them, and reminders to confirm them. */
export const counterparts: Feature = {
  name: 'counterparts',
  resolvers: [
    CounterpartResolver,
    ContactResolver,
    AssignmentResolver,
    CommitteeResolver,
    ReminderResolver,
    ReminderInboxResolver,
  ],
  stubs: [Committee, Office, Official],
  references: [counterpartReference],
  entities: [CounterpartOfficeEntity, LiaisonContactEntity, LiaisonAssignmentEntity, DirectoryKeyEntity],
  migrations: [liaisonMigration, counterpartDirectoryMigration, counterpartReminderMigration],
  followedRows: [assignedCounterparts, counterpartsOfReturns],
  jobs: [counterpartRemindersJob],
};
