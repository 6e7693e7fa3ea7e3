import { actorMigration } from './0001-actor.js';
import { rowAccessMigration } from './0002-row-access.js';
import { subjectKeyMigration } from './0003-subject-key.js';
import { auditChainMigration } from './0010-audit-chain.js';
import { cheaperReadsMigration } from './0012-cheaper-reads.js';
import { jobsMigration } from './0020-jobs.js';

/** What every hub database has. */
export const storeMigrations = [
  actorMigration,
  rowAccessMigration,
  subjectKeyMigration,
  auditChainMigration,
  cheaperReadsMigration,
  jobsMigration,
];
