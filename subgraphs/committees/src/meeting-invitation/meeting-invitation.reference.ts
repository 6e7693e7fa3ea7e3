import { type Batch, isId } from '@hub/subgraph-kit';
import { attendanceOfMeetings, meetingsAhead } from '../meeting/meeting.store.js';
import { invitationOf, type MeetingInvitation } from './meeting-invitation.type.js';

const MOST = 100;

/**
 * The meetings to come of each office that the caller holds. A guest sees no row of a meeting, only its own invitation:
 * row-level security is asked of that, and what the invitation tells is read for it.
 */
export const invitationsOfOffice: Batch<string, MeetingInvitation[]> = async (offices, context) => {
  const asked = offices.filter(isId);
  const meetings = await context.asSystem('read-invitations', (tx) => meetingsAhead(tx, asked, MOST));
  const seen = await context.asCaller((tx) =>
    attendanceOfMeetings(
      tx,
      meetings.map(({ id }) => id),
    ),
  );
  const answers = new Map(seen.map(({ meeting, office, state }) => [`${meeting}:${office}`, state]));
  return offices.map((office) =>
    meetings.flatMap((row) => {
      const answer = answers.get(`${row.id}:${row.office}`);
      return row.office === office && answer ? [invitationOf(row, answer)] : [];
    }),
  );
};
