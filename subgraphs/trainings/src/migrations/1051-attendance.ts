import { migration, protect, visibleRow } from '@hub/subgraph-kit';

/** Who came to a training, for the offices of its committee and of those above it; counts of them are public. */
export const attendanceMigration = migration(
  1051,
  'Attendance',
  `
  create table participant (
    id uuid primary key,
    committee_id uuid not null,
    name text not null,
    name_key text not null,
    sex text not null,
    agency_kind text not null,
    agency text,
    agency_key text not null,
    unique (committee_id, name_key, agency_key)
  );

  create table attendance (
    id uuid primary key,
    training_event_id uuid not null references training_event on delete cascade,
    participant uuid not null references participant,
    committee_id uuid not null,
    role text not null,
    pre_score numeric(6, 3) check (pre_score between 0 and 100),
    post_score numeric(6, 3) check (post_score between 0 and 100),
    created_at timestamptz(3) not null,
    unique (training_event_id, participant)
  );
  create index attendance_by_event on attendance (training_event_id, created_at desc, id desc);
  create index attendance_by_participant on attendance (participant);
  ${protect('attendance', { read: visibleRow('training_attendance', 'attendance.training_event_id') })}
  ${protect('participant', {
    read: 'exists (select from attendance where attendance.participant = participant.id)',
  })}

  create table attendance_reach (
    committee_id uuid primary key,
    participations integer not null,
    people integer not null
  );
  ${protect('attendance_reach', { read: 'true' })}
  `,
);
