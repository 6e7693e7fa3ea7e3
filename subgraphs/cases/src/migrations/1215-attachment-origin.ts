import { migration } from '@hub/subgraph-kit';

/** Whoever reported something may send files with it, too. */
export const attachmentOriginMigration = migration(
  1215,
  'AttachmentOrigin',
  `
  alter table attachment add column origin text not null default 'OFFICE' check (origin in ('OFFICE', 'REPORTER', 'TIP')),
    add check (origin = 'OFFICE' or report_id is not null);
  alter table attachment alter column origin drop default;
  create index attachment_by_report on attachment (report_id) where report_id is not null;
  `,
);
