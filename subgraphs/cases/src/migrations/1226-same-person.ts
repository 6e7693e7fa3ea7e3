import { migration } from '@hub/subgraph-kit';

/** A record of a person whom another record of the same case is of; it stays, and the person counts once. */
export const samePersonMigration = migration(
  1226,
  'SamePerson',
  `
  alter table person add column same_as uuid references person (id),
    add constraint person_same_as check (same_as is distinct from id);
  create index person_by_same_as on person (same_as) where same_as is not null;
  `,
);
