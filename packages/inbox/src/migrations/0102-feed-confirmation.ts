import { migration } from '@hub/store';

/** When the copy that a feed fills was last known to be whole, so that its age survives a restart. */
export const feedConfirmationMigration = migration(
  102,
  'FeedConfirmation',
  'alter table feed_position add confirmed_at timestamptz',
);
