import { migration } from '@hub/subgraph-kit';

/** Thai names of groups and titles of offices that are not those of their kind. */
export const thaiTitlesMigration = migration(
  1221,
  'ThaiTitles',
  `
  alter table committee_group add column name_th text;
  alter table office add column title_th text;
  `,
);
