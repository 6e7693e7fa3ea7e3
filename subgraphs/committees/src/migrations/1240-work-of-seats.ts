import { migration } from '@hub/subgraph-kit';
import { isInvitedTo, MINE, readsOfWork } from './1201-committee-secretary.js';

/** The actor holds the seat of the secretary of the group whose meeting it is. */
const keepsMinutesOf = (meeting: string): string => `exists (
  select from meeting own join seat s on s.committee_group = own.committee_group
   where own.id = ${meeting} and s.role = 'SECRETARY' and s.ended_on is null and s.office = ${MINE})`;

/** Not who came: that each office reads of itself, and the rule of meetings asks it. */
const OF_MEETING = ['meeting_decision', 'decision_follow_up', 'meeting_correction', 'meeting_seat'];

/**
 * The secretary of a group reads its meetings, invited or not, as whoever takes over the seat must. A task is given to an
 * office, and to whom of it only where that is told.
 */
export const workOfSeatsMigration = migration(
  1240,
  'WorkOfSeats',
  `
  ${readsOfWork(
    'meeting',
    `${isInvitedTo('meeting.id')} or exists (
      select from seat s
       where s.committee_group = meeting.committee_group and s.role = 'SECRETARY' and s.ended_on is null
         and s.office = ${MINE})`,
  )}
  ${OF_MEETING.map((table) =>
    readsOfWork(table, `${isInvitedTo(`${table}.meeting`)} or ${keepsMinutesOf(`${table}.meeting`)}`),
  ).join('\n  ')}

  alter table task drop constraint task_check;
  alter table task add constraint task_given check (official is null or office is not null);
  `,
);
