import { liaisonMigration } from './1000-liaison.js';
import { repatriationMigration } from './1001-repatriation.js';
import { counterpartAnswerMigration } from './1020-counterpart-answer.js';
import { repatriationLifecycleMigration } from './1021-repatriation-lifecycle.js';
import { releaseWithdrawnMigration } from './1022-release-withdrawn.js';
import { counterpartDirectoryMigration } from './1060-counterpart-directory.js';
import { counterpartReminderMigration } from './1061-counterpart-reminder.js';
import { crossingHoursMigration } from './1062-crossing-hours.js';
import { standstillMigration } from './1063-standstill.js';
import { handoverPreparationMigration } from './1070-handover-preparation.js';
import { retentionMigration } from './1071-retention.js';
import { jointMeetingMigration } from './1072-joint-meeting.js';
import { counterpartUpdateMigration } from './1075-counterpart-update.js';
import { repatriationPhraseMigration } from './1076-repatriation-phrase.js';
import { disclosureGrantMigration } from './1080-disclosure-grant.js';
import { releaseScopeMigration } from './1081-release-scope.js';

export const migrations = [
  liaisonMigration,
  repatriationMigration,
  counterpartAnswerMigration,
  repatriationLifecycleMigration,
  releaseWithdrawnMigration,
  counterpartDirectoryMigration,
  counterpartReminderMigration,
  crossingHoursMigration,
  standstillMigration,
  handoverPreparationMigration,
  retentionMigration,
  jointMeetingMigration,
  counterpartUpdateMigration,
  repatriationPhraseMigration,
  disclosureGrantMigration,
  releaseScopeMigration,
];
