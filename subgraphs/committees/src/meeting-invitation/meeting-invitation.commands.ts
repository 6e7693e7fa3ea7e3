import { changeRow, type HubContext, HubError, isId, Problem } from '@hub/subgraph-kit';
import type { AttendanceState } from '@hub/vocabulary';
import { obstacleToPlanning } from '../meeting/meeting.rules.js';
import { attendanceOfMeetings, type MeetingRow } from '../meeting/meeting.store.js';
import { lockMeeting, writeAnswer } from '../meeting/meeting.write-store.js';
import { requireAttending } from '../permissions.work.js';
import { type AnswerInvitationInput, type AnswerInvitationResult, invitationOf } from './meeting-invitation.type.js';

/** Says whether an office comes to a meeting that is to come; the last word stands. */
export const answerInvitation = async (
  { meeting, version, office, isComing }: AnswerInvitationInput,
  context: HubContext,
): Promise<AnswerInvitationResult> => {
  requireAttending(context, office);
  const invited = isId(meeting) ? await context.asCaller((tx) => attendanceOfMeetings(tx, [meeting])) : [];
  if (!invited.some((each) => each.office === office)) throw new HubError('NOT_FOUND');
  const answer: AttendanceState = isComing ? 'ACCEPTED' : 'DECLINED';
  const outcome = await changeRow<MeetingRow>(
    context,
    { id: meeting, version, of: 'meeting', action: isComing ? 'accepted' : 'declined' },
    {
      lock: lockMeeting,
      work: async (tx, row) => {
        const against = obstacleToPlanning(row.state);
        if (!against) await writeAnswer(tx, { meeting, office, answer });
        return against ?? row;
      },
    },
  );
  return outcome instanceof Problem
    ? { invitation: null, problems: [outcome] }
    : { invitation: invitationOf(outcome, answer), problems: [] };
};
