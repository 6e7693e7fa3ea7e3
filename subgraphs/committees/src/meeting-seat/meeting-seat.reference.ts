import { rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import type { CommitteeGroupEntity } from '../committee-group/committee-group.entity.js';
import { type CommitteeGroup, committeeGroupOf } from '../committee-group/committee-group.type.js';
import { groupsById, type MeetingSeatRow, seatsOfMeetings } from './meeting-seat.store.js';
import { type MeetingSeat, meetingSeatOf } from './meeting-seat.type.js';

export const groupById = rowByKey<CommitteeGroupEntity, CommitteeGroup>({
  ...{ list: groupsById, keyOf: ({ id }) => id, shape: committeeGroupOf },
});

export const seatsOfMeeting = rowsByOwner<MeetingSeatRow, MeetingSeat>({
  ...{ list: seatsOfMeetings, keyOf: ({ meeting }) => meeting, shape: meetingSeatOf },
});
