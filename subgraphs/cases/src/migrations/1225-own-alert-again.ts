import { migration } from '@hub/subgraph-kit';

/** Entries from before 1151 tell nothing of a case either: forced row-level security kept that migration from them. */
export const ownAlertAgainMigration = migration(
  1225,
  'OwnAlertAgain',
  `
  alter table case_alert no force row level security;
  update case_alert set own = true where case_id is null and not own;
  alter table case_alert force row level security;
  `,
);
