import { migration, protect } from '@hub/subgraph-kit';
import { readsPlanOf } from './1060-action-plan.js';

/** Read by whoever reads of the meeting; a guest reads its own invitation alone. */
const reads = (table: string): string => `${readsPlanOf(`${table}.committee`)} or exists (
  select from meeting_attendance invited
   where invited.meeting = ${table}.meeting and not invited.guest
     and invited.office = any ((select hub.offices())::uuid[]))`;

/** What was put right of a meeting that was recorded, and meetings of a group, whose seats are invited. */
export const meetingCorrectedMigration = migration(
  1195,
  'MeetingCorrected',
  `
  alter table meeting_decision add column withdrawn_at timestamptz(3);
  alter table meeting add column committee_group uuid references committee_group (id);

  create table meeting_correction (
    meeting uuid not null references meeting (id),
    ordinal integer not null,
    committee uuid not null references committee (id),
    reason text not null,
    corrected_by uuid not null,
    corrected_at timestamptz(3) not null,
    former_held_on date not null,
    former_minutes text,
    former_decisions text[] not null,
    primary key (meeting, ordinal)
  );
  ${protect('meeting_correction', { read: reads('meeting_correction') })}

  create table meeting_seat (
    meeting uuid not null references meeting (id),
    seat uuid not null references seat (id),
    committee uuid not null references committee (id),
    state text not null,
    primary key (meeting, seat)
  );
  ${protect('meeting_seat', { read: reads('meeting_seat') })}
  `,
);
