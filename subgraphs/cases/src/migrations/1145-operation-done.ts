import { migration } from '@hub/subgraph-kit';

/** When each operation was told to be done; of one that was done before this, when it was entered. */
export const operationDoneMigration = migration(
  1145,
  'OperationDone',
  `
  alter table operation add column done_at timestamptz;
  update operation set done_at = created_at where state = 'DONE';
  alter table operation add check ((state = 'DONE') = (done_at is not null));
  `,
);
