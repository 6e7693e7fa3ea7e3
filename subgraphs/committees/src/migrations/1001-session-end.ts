import { migration, protect } from '@hub/subgraph-kit';

/** Until when the sign-ins of a person are void; told to everybody on the directory feed. */
export const sessionEndMigration = migration(
  1001,
  'SessionEnd',
  `
  create table session_end (
    person text primary key,
    ended_at timestamptz(3) not null,
    ended_by text not null
  );
  ${protect('session_end', { read: 'false' })}
  `,
);
