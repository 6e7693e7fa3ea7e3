import { rowsByOwner } from '@hub/subgraph-kit';
import { type MeetingSeatRow, seatsOfMeetings } from './meeting-seat.store.js';
import { type MeetingSeat, meetingSeatOf } from './meeting-seat.type.js';

export const seatsOfMeeting = rowsByOwner<MeetingSeatRow, MeetingSeat>({
  ...{ list: seatsOfMeetings, keyOf: ({ meeting }) => meeting, shape: meetingSeatOf },
});
