import { migration } from '@hub/subgraph-kit';

/** A case can turn out to be another one: its repatriations, and what was told of it, go on there. */
export const mergedCaseMigration = migration(
  1210,
  'MergedCase',
  `
  alter table known_case add column merged_into text references known_case (id);
  create index known_case_by_survivor on known_case (merged_into) where merged_into is not null;
  `,
);
