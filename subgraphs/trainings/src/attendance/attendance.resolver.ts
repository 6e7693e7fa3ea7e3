import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  PageArgs,
  pagesByOwner,
  rowByKey,
  toConnection,
} from '@hub/subgraph-kit';
import { Committee } from '../committee/committee.stub.js';
import { requireAttendeesReading } from '../permissions.js';
import { TrainingEvent } from '../training-event/training-event.type.js';
import { attendanceByTrainings, type AttendedRow, reachOf } from './attendance.store.js';
import { type Attendance, AttendanceConnection, AttendanceReach, toAttendance } from './attendance.type.js';

const attendanceByTraining = pagesByOwner({
  list: attendanceByTrainings,
  ownerOf: ({ training_event_id }: AttendedRow) => training_event_id,
  key: ({ created_at: at, id }: AttendedRow) => ({ at, id }),
});

const reachByCommittee = rowByKey({
  list: reachOf,
  keyOf: ({ committee_id }) => committee_id,
  shape: ({ participations, people }) => Object.assign(new AttendanceReach(), { participations, people }),
});

@Resolver(() => TrainingEvent)
export class AttendanceResolver {
  @FieldResolver(() => AttendanceConnection, {
    nullable: true,
    description: 'Who came; none for offices of other committees than its own and those above it.',
  })
  @Classified('RES', 'training:read')
  async attendees(
    @Root() { id }: TrainingEvent,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Attendance> | null> {
    requireAttendeesReading(context);
    const page = await context.load(attendanceByTraining, { owner: id, first, after });
    return page && toConnection(page, toAttendance);
  }
}

@Resolver(() => Committee)
export class AttendanceReachResolver {
  @FieldResolver(() => AttendanceReach, {
    nullable: true,
    description: 'How many came to its trainings; null while no list of names was entered.',
  })
  @Classified('PUB')
  attendanceReach(@Root() { id }: Committee, @Ctx() context: HubContext): Promise<AttendanceReach | null> {
    return context.load(reachByCommittee, id);
  }
}
