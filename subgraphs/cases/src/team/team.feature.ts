import type { Feature } from '@hub/subgraph-kit';
import { CaseAssignmentEntity } from '../assignment/assignment.entity.js';
import { AssignmentResolver } from '../assignment/assignment.resolver.js';
import { CaseConferenceResolver, ConferencesOfCaseResolver } from '../case-conference/case-conference.resolver.js';
import { CaseTaskEntity } from '../case-task/case-task.entity.js';
import { CaseTaskResolver, TasksOfCaseResolver } from '../case-task/case-task.resolver.js';
import { MdtReviewResolver } from '../mdt-review/mdt-review.resolver.js';
import { assignmentEndMigration } from '../migrations/1001-assignment-end.js';
import { caseShareMigration } from '../migrations/1002-case-share.js';
import { mdtReviewMigration } from '../migrations/1052-mdt-review.js';
import { caseTaskMigration } from '../migrations/1081-case-task.js';
import { caseConferenceMigration } from '../migrations/1101-case-conference.js';
import { teamMigration } from '../migrations/1131-team.js';
import { CaseShareEntity } from '../share/share.entity.js';
import { ShareResolver } from '../share/share.resolver.js';
import { TeamResolver } from './team.resolver.js';

/** Who works on a case: assignments, shares, the team, its reviews, conferences and tasks. */
export const teams: Feature = {
  name: 'teams',
  resolvers: [
    AssignmentResolver,
    ShareResolver,
    TeamResolver,
    MdtReviewResolver,
    CaseConferenceResolver,
    ConferencesOfCaseResolver,
    CaseTaskResolver,
    TasksOfCaseResolver,
  ],
  entities: [CaseAssignmentEntity, CaseShareEntity, CaseTaskEntity],
  migrations: [
    assignmentEndMigration,
    caseShareMigration,
    mdtReviewMigration,
    caseTaskMigration,
    caseConferenceMigration,
    teamMigration,
  ],
};
