import { migration } from '@hub/subgraph-kit';

/** Whoever filed reports sees a list of their receipts. */
export const reportByFilerMigration = migration(
  1130,
  'ReportByFiler',
  'create index report_by_filer on report (filed_by, created_at desc, id desc);',
);
