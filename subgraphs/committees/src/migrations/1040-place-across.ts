import { migration } from '@hub/subgraph-kit';

/** Which places across the border a place faces. */
export const placeAcrossMigration = migration(
  1040,
  'PlaceAcross',
  `alter table place add faces text[] not null default '{}';`,
);
