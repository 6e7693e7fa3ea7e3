import { migration, protect } from '@hub/store';

/** How far this database has taken each feed it reads. */
export const feedPositionMigration = migration(
  101,
  'FeedPosition',
  `
  create table feed_position (
    feed text primary key,
    number bigint not null check (number > 0)
  );
  ${protect('feed_position', { read: 'false' })}
  `,
);
