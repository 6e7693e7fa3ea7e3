import { migration, protect } from '@hub/subgraph-kit';

/** Who knows the secret of a committee reads when and where it meets; of the secret only a digest is kept. */
export const calendarFeedMigration = migration(
  1083,
  'CalendarFeed',
  `
  create table calendar_feed (
    committee uuid primary key references committee (id),
    secret_digest text not null unique,
    issued_at timestamptz(3) not null,
    issued_by text not null
  );
  ${protect('calendar_feed', { read: 'false' })}
  `,
);
