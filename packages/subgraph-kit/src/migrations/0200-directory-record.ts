import { migration, protect } from '@hub/store';

/** The local copy of the directory feed, so that a restart needs no other service. */
export const directoryMigration = migration(
  200,
  'DirectoryRecord',
  `
  create table directory_record (
    kind text not null,
    id text not null,
    number bigint not null,
    data jsonb not null,
    primary key (kind, id)
  );
  ${protect('directory_record', { read: 'false' })}
  `,
);
