import { migration, protect, visibleRow } from '@hub/subgraph-kit';

/** Volunteers of villages, as numbers, for the offices of their committee and of those above it. Nobody is named. */
export const volunteerGroupMigration = migration(
  1132,
  'VolunteerGroup',
  `
  create table volunteer_group (
    id uuid primary key,
    committee uuid not null,
    place text not null,
    village text not null,
    village_key text not null,
    members integer not null check (members >= 0),
    female integer check (female >= 0),
    male integer check (male >= 0),
    youth integer check (youth between 0 and members),
    version integer not null default 1,
    recorded_at timestamptz(3) not null,
    recorded_by text not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (recorded_by, idempotency_key),
    unique (committee, place, village_key),
    check (coalesce(female, 0) + coalesce(male, 0) <= members)
  );
  create index volunteer_group_by_committee on volunteer_group (committee, recorded_at desc, id desc);
  create index volunteer_group_by_time on volunteer_group (recorded_at);
  ${protect('volunteer_group', { read: visibleRow('volunteers', 'volunteer_group.committee') })}
  `,
);
