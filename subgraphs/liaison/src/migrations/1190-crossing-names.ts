import { migration } from '@hub/subgraph-kit';

/** Names of legal crossings in the languages of both sides; what counts natural ones is told by its river alone. */
export const crossingNamesMigration = migration(
  1190,
  'CrossingNames',
  `
  alter table border_crossing
    add column name_th text check (name_th <> ''),
    add column name_lo text check (name_lo <> ''),
    add column name_my text check (name_my <> ''),
    add check (kind = 'LEGAL' or num_nonnulls(name_th, name_lo, name_my) = 0);
  `,
);
