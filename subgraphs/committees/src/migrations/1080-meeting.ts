import { migration, protect } from '@hub/subgraph-kit';
import { readsPlanOf } from './1060-action-plan.js';

/** Whoever reads the plans of a committee reads what it met about, and so does an office that was invited. */
const readsMeeting = (table: string, meeting: string): string => `${readsPlanOf(`${table}.committee`)} or exists (
  select from meeting_attendance invited
   where invited.meeting = ${meeting} and invited.office = any ((select hub.offices())::uuid[]))`;

/** Meetings, what came of them, and what was learned. */
export const meetingMigration = migration(
  1080,
  'Meeting',
  `
  create table meeting (
    id uuid primary key,
    committee uuid not null references committee (id),
    kind text not null,
    state text not null,
    version integer not null,
    planned_at timestamptz(3) not null,
    venue text,
    agenda text,
    held_on date,
    minutes text,
    conference uuid,
    planned_by text not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (planned_by, idempotency_key),
    check ((state = 'HELD') = (held_on is not null)),
    check (conference is null or kind = 'CASE_CONFERENCE'),
    check (minutes is null or state = 'HELD' and kind <> 'CASE_CONFERENCE')
  );
  create index meeting_by_committee on meeting (committee, planned_at desc, id desc);

  create table meeting_attendance (
    meeting uuid not null references meeting (id),
    office uuid not null references office (id),
    committee uuid not null references committee (id),
    state text not null,
    official uuid references official (id),
    primary key (meeting, office)
  );
  create index meeting_attendance_by_office on meeting_attendance (office);
  ${protect('meeting_attendance', {
    read: `${readsPlanOf('meeting_attendance.committee')} or meeting_attendance.office = any ((select hub.offices())::uuid[])`,
  })}
  ${protect('meeting', { read: readsMeeting('meeting', 'meeting.id') })}

  create table meeting_decision (
    id uuid primary key,
    meeting uuid not null references meeting (id),
    committee uuid not null references committee (id),
    ordinal integer not null,
    words text not null,
    unique (meeting, ordinal)
  );
  ${protect('meeting_decision', { read: readsMeeting('meeting_decision', 'meeting_decision.meeting') })}

  create table decision_follow_up (
    decision uuid not null references meeting_decision (id),
    organization uuid not null references organization (id),
    committee uuid not null references committee (id),
    meeting uuid not null references meeting (id),
    words text not null,
    said_by uuid not null references official (id),
    said_at timestamptz(3) not null,
    primary key (decision, organization)
  );
  ${protect('decision_follow_up', { read: readsMeeting('decision_follow_up', 'decision_follow_up.meeting') })}

  create table lesson_learned (
    id uuid primary key,
    committee uuid not null references committee (id),
    meeting uuid references meeting (id),
    challenge text not null,
    recommendation text not null,
    version integer not null,
    noted_at timestamptz(3) not null,
    noted_by text not null,
    reviewed_at timestamptz(3),
    reviewed_by text check (reviewed_by <> noted_by),
    idempotency_key text not null,
    fingerprint text not null,
    unique (noted_by, idempotency_key),
    check ((reviewed_at is null) = (reviewed_by is null))
  );
  create index lesson_learned_by_committee on lesson_learned (committee, noted_at desc, id desc);
  ${protect('lesson_learned', {
    read: `lesson_learned.reviewed_at is not null or ${readsPlanOf('lesson_learned.committee')}`,
  })}
  `,
);
