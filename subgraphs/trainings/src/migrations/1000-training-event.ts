import { migration, protect } from '@hub/subgraph-kit';

export const trainingEventMigration = migration(
  1000,
  'TrainingEvent',
  `
  create table training_event (
    id uuid primary key,
    committee_id uuid not null,
    place text not null,
    title text not null,
    state text not null,
    held_on date not null,
    topics text[] not null,
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    planned_by text not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (planned_by, idempotency_key)
  );
  create index training_event_by_day on training_event (held_on desc, id desc);
  create index training_event_by_committee on training_event (committee_id, held_on desc, id desc);
  ${protect('training_event', { read: 'true' })}

  create table attendance_count (
    training_event_id uuid not null references training_event on delete cascade,
    agency_kind text not null,
    women integer not null check (women >= 0),
    men integer not null check (men >= 0),
    primary key (training_event_id, agency_kind)
  );
  ${protect('attendance_count', { read: 'true' })}

  create table assessment (
    training_event_id uuid primary key references training_event on delete cascade,
    pre_mean numeric(6, 3) not null check (pre_mean between 0 and 100),
    post_mean numeric(6, 3) not null check (post_mean between 0 and 100),
    pre_count integer not null check (pre_count > 0),
    post_count integer not null check (post_count > 0)
  );
  ${protect('assessment', { read: 'true' })}
  `,
);
