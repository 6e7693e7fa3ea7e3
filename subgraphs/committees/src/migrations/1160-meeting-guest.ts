import { migration } from '@hub/subgraph-kit';
import { readsPlanOf } from './1060-action-plan.js';

/** A guest sees its own invitation; the meeting, and what came of it, only those who read of meetings. */
const reads = (table: string, meeting: string): string => `
  alter policy read on ${table} using ((select hub.is_system()) or ${readsPlanOf(`${table}.committee`)} or exists (
    select from meeting_attendance invited
     where invited.meeting = ${meeting} and not invited.guest and invited.office = any ((select hub.offices())::uuid[])));`;

/** Offices that are of no committee are invited to single meetings. */
export const meetingGuestMigration = migration(
  1160,
  'MeetingGuest',
  `
  alter table meeting_attendance add column guest boolean not null default false;
  ${reads('meeting', 'meeting.id')}
  ${reads('meeting_decision', 'meeting_decision.meeting')}
  ${reads('decision_follow_up', 'decision_follow_up.meeting')}
  `,
);
