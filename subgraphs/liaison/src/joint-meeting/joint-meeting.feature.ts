import type { Feature } from '@hub/subgraph-kit';
import { jointMeetingMigration } from '../migrations/1072-joint-meeting.js';
import { JointMeetingEntity } from './joint-meeting.entity.js';
import {
  JointMeetingResolver,
  MeetingsOfCommitteeResolver,
  MeetingsOfCounterpartResolver,
} from './joint-meeting.resolver.js';

/** Meetings of both sides. */
export const jointMeetings: Feature = {
  name: 'joint meetings',
  resolvers: [JointMeetingResolver, MeetingsOfCommitteeResolver, MeetingsOfCounterpartResolver],
  entities: [JointMeetingEntity],
  migrations: [jointMeetingMigration],
};
