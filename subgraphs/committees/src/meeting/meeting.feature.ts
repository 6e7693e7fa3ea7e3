import { type Feature } from '@hub/subgraph-kit';
import { LessonResolver, LessonsOfCommitteeResolver } from '../lesson/lesson.resolver.js';
import { meetingMigration } from '../migrations/1080-meeting.js';
import { MeetingChangeResolver } from './meeting-change.resolver.js';
import {
  DecisionFollowUpResolver,
  MeetingAttendanceResolver,
  MeetingDecisionResolver,
  MeetingResolver,
  MeetingsOfCommitteeResolver,
} from './meeting.resolver.js';

/** Meetings, what they decide, what becomes of it, and what is learned. */
export const meetings: Feature = {
  name: 'meetings',
  resolvers: [
    MeetingResolver,
    MeetingChangeResolver,
    MeetingAttendanceResolver,
    MeetingDecisionResolver,
    DecisionFollowUpResolver,
    MeetingsOfCommitteeResolver,
    LessonResolver,
    LessonsOfCommitteeResolver,
  ],
  migrations: [meetingMigration],
};
