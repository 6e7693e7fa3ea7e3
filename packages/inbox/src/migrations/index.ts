import { inboxMigration } from './0100-inbox.js';
import { feedPositionMigration } from './0101-feed-position.js';
import { feedConfirmationMigration } from './0102-feed-confirmation.js';
import { escalationMigration } from './0110-escalation.js';
import { fanoutJobMigration } from './0111-fanout-job.js';

/** What a database needs to hold inboxes and to read feeds; run after `storeMigrations`. */
export const inboxMigrations = [
  inboxMigration,
  feedPositionMigration,
  feedConfirmationMigration,
  escalationMigration,
  fanoutJobMigration,
];
