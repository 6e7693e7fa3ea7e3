import { migration, visibleRow } from '@hub/subgraph-kit';

/** Entries that tell nothing of a case are for their office alone, whoever sees the case. */
export const ownAlertMigration = migration(
  1151,
  'OwnAlert',
  `
  alter table case_alert add column own boolean not null default false;
  update case_alert set own = true where case_id is null;
  alter policy read on case_alert using ((select hub.is_system()) or office = any ((select hub.offices())::text[])
    or not own and ${visibleRow('case', 'case_id')});
  `,
);
