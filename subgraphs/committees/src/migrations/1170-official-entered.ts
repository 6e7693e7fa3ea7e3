import { migration } from '@hub/subgraph-kit';

/** An official is entered by somebody, and corrected; those of tables and of the seed have no key. */
export const officialEnteredMigration = migration(
  1170,
  'OfficialEntered',
  `
  alter table official
    add column version int not null default 1,
    add column entered_by uuid,
    add column idempotency_key text,
    add column fingerprint text,
    add constraint official_entered_once unique (entered_by, idempotency_key);
  `,
);
