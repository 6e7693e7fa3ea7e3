import { migration } from '@hub/subgraph-kit';

/** Counts the cases of one period without reading the others. */
export const caseFilingMigration = migration(
  1020,
  'CaseFiling',
  'create index case_file_by_filing on case_file (created_at);',
);
