import { migration } from '@hub/subgraph-kit';

/** A place whose committee was dissolved may have a new one, under the same code. */
export const committeeAgainMigration = migration(
  1180,
  'CommitteeAgain',
  `
  alter table committee drop constraint committee_code_key;
  create unique index committee_code on committee (code) where state <> 'DISSOLVED';
  create index committee_by_code on committee (code, created_at);
  `,
);
