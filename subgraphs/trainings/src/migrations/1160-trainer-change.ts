import { migration } from '@hub/subgraph-kit';

/** Trainers can be corrected, and end. */
export const trainerChangeMigration = migration(
  1160,
  'TrainerChange',
  `
  alter table trainer add column version integer not null default 1;
  alter table trainer add column ended_on date check (ended_on >= since);
  `,
);
