import { migration, protect } from '@hub/store';

/** Which offices were let see every row of a committee, so that a change of the directory is carried out once. */
export const rowReaderMigration = migration(
  204,
  'RowReader',
  `
  create table row_reader (
    rows text not null,
    owner text not null,
    office text not null,
    reason text not null,
    primary key (rows, owner, office, reason)
  );
  ${protect('row_reader', { read: 'false' })}
  `,
);
