import { migration } from '@hub/subgraph-kit';

/** An appointment may name a deputy, who acts by an appointment of their own while the holder is absent. */
export const deputyMigration = migration(
  1191,
  'Deputy',
  `
  alter table appointment
    add column deputy uuid references official (id) check (deputy <> official),
    add column stands_in_for uuid references appointment (id),
    add constraint appointment_deputy_of_none check (stands_in_for is null or deputy is null);
  create index appointment_by_stand_in on appointment (stands_in_for) where stands_in_for is not null;
  `,
);
