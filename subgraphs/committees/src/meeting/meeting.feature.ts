import type { Feature } from '@hub/subgraph-kit';
import { LessonResolver, LessonsOfCommitteeResolver } from '../lesson/lesson.resolver.js';
import {
  InvitationsOfOfficeResolver,
  MeetingInvitationResolver,
} from '../meeting-invitation/meeting-invitation.resolver.js';
import { GroupOfMeetingResolver } from '../meeting-seat/meeting-seat.resolver.js';
import { meetingMigration } from '../migrations/1080-meeting.js';
import { meetingGuestMigration } from '../migrations/1160-meeting-guest.js';
import { meetingCorrectedMigration } from '../migrations/1195-meeting-corrected.js';
import { workOfSeatsMigration } from '../migrations/1240-work-of-seats.js';
import { MeetingChangeResolver } from './meeting-change.resolver.js';
import {
  DecisionFollowUpResolver,
  MeetingAttendanceResolver,
  MeetingCorrectionResolver,
  MeetingDecisionResolver,
  MeetingResolver,
  MeetingsOfCommitteeResolver,
} from './meeting.resolver.js';

/** Meetings, who is invited, what they decide, what becomes of it, and what is learned. */
export const meetings: Feature = {
  name: 'meetings',
  resolvers: [
    MeetingResolver,
    MeetingChangeResolver,
    MeetingAttendanceResolver,
    MeetingCorrectionResolver,
    GroupOfMeetingResolver,
    MeetingDecisionResolver,
    DecisionFollowUpResolver,
    MeetingsOfCommitteeResolver,
    MeetingInvitationResolver,
    InvitationsOfOfficeResolver,
    LessonResolver,
    LessonsOfCommitteeResolver,
  ],
  migrations: [meetingMigration, meetingGuestMigration, meetingCorrectedMigration, workOfSeatsMigration],
};
