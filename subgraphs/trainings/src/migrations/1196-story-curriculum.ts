import { migration } from '@hub/subgraph-kit';

/** Curricula that led to what a story tells, where no training of the hub did. */
export const storyCurriculumMigration = migration(
  1196,
  'StoryCurriculum',
  `
  alter table outcome_story add column curricula uuid[] not null default '{}';
  `,
);
