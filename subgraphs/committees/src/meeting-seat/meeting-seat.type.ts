import { ObjectType } from 'type-graphql';
import { Res } from '@hub/subgraph-kit';
import type { AttendanceState } from '@hub/vocabulary';
import { AttendanceStateCode } from '../codes.js';
import { Seat, seatOf } from '../seat/seat.type.js';
import type { MeetingSeatRow } from './meeting-seat.store.js';

@ObjectType({ description: 'A seat of a group that met, and whether it was taken.' })
export class MeetingSeat {
  @Res('meeting:read', () => Seat, { description: 'The seat.' })
  seat!: Seat;

  @Res('meeting:read', () => AttendanceStateCode, { description: 'Whether whoever sits there came.' })
  state!: AttendanceState;
}

export const meetingSeatOf = (row: MeetingSeatRow): MeetingSeat =>
  Object.assign(new MeetingSeat(), { seat: seatOf(row), state: row.state });
