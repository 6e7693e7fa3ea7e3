import { migration, protect } from '@hub/subgraph-kit';

/** Working groups for a time, and the local bodies that a committee works through. */
export const workingGroupMigration = migration(
  1072,
  'WorkingGroup',
  `
  alter table committee_group
    add column purpose text,
    add column formed_on date,
    add column ended_on date,
    add constraint committee_group_times check (ended_on is null or ended_on >= formed_on);

  create table local_body (
    id uuid primary key,
    committee uuid not null references committee (id),
    place text not null references place (pcode),
    kind text not null,
    organization uuid references organization (id),
    name text,
    created_at timestamptz(3) not null,
    unique nulls not distinct (committee, place, kind, organization, name)
  );
  create index local_body_by_committee on local_body (committee, created_at, id);
  ${protect('local_body', { read: 'true' })}
  `,
);
