import { migration } from '@hub/subgraph-kit';

/** Entries from before 1151 tell nothing of a case either: forced row-level security kept that migration from them. */
export const ownAlertAgainMigration = migration(
  1225,
  'OwnAlertAgain',
  `
  update case_alert set own = true where case_id is null and not own;
  `,
);
