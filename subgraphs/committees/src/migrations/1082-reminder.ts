import { migration, protect } from '@hub/subgraph-kit';

/** What is late and was told of, so that nothing is told twice; ended once it is late no more. */
export const reminderMigration = migration(
  1082,
  'Reminder',
  `
  create table reminder (
    id bigint generated always as identity primary key,
    kind text not null,
    about text not null,
    since timestamptz not null,
    stage integer not null,
    ended_at timestamptz
  );
  create unique index reminder_open on reminder (kind, about) where ended_at is null;
  ${protect('reminder', { read: 'false' })}
  `,
);
