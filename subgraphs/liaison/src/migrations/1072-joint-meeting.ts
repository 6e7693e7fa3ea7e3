import { migration, protect, visibleRow } from '@hub/subgraph-kit';
import {
  BORDER_AGREEMENTS,
  JOINT_MEETING_DECISIONS,
  JOINT_MEETING_STATES,
  JOINT_MEETING_TOPICS,
} from '@hub/vocabulary';

const list = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');

/** Meetings with offices across the border, in days, counts and codes: no column takes words of anybody. */
export const jointMeetingMigration = migration(
  1072,
  'JointMeeting',
  `
  create table joint_meeting (
    id uuid primary key,
    committee text not null,
    counterpart uuid not null references counterpart_office (id),
    state text not null check (state in (${list(JOINT_MEETING_STATES)})),
    version integer not null check (version > 0),
    agreement text check (agreement in (${list(BORDER_AGREEMENTS)})),
    planned_on date not null,
    agenda text[] not null check (agenda <@ array[${list(JOINT_MEETING_TOPICS)}] and agenda <> '{}'),
    held_on date,
    participants_here integer check (participants_here between 1 and 500),
    participants_there integer check (participants_there between 1 and 500),
    decisions text[] not null check (decisions <@ array[${list(JOINT_MEETING_DECISIONS)}]),
    follow_up_on date check (follow_up_on >= held_on),
    created_at timestamptz not null,
    office text not null,
    person text not null,
    check (num_nulls(held_on, participants_here, participants_there) = case when state = 'HELD' then 0 else 3 end),
    check (state = 'HELD' or (decisions = '{}' and follow_up_on is null))
  );
  create index joint_meeting_by_counterpart on joint_meeting (counterpart, planned_on desc, id desc);
  create index joint_meeting_by_committee on joint_meeting (committee, planned_on desc, id desc);
  ${protect('joint_meeting', { read: visibleRow('counterpart_office', 'counterpart') })}
  `,
);
