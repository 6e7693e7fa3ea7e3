import { migration } from '@hub/subgraph-kit';

/** An office that comes with no committee's order is founded by somebody; those of orders and of the seed have no key. */
export const officeFoundedMigration = migration(
  1171,
  'OfficeFounded',
  `
  alter table office
    add column founded_by uuid,
    add column idempotency_key text,
    add column fingerprint text,
    add constraint office_founded_once unique (founded_by, idempotency_key);
  `,
);
