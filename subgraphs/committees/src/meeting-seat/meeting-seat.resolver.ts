import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext } from '@hub/subgraph-kit';
import { groupById } from '../committee-group/committee-group.reference.js';
import { CommitteeGroup } from '../committee-group/committee-group.type.js';
import { Meeting } from '../meeting/meeting.type.js';
import { seatsOfMeeting } from './meeting-seat.reference.js';
import { MeetingSeat } from './meeting-seat.type.js';

@Resolver(() => Meeting)
export class GroupOfMeetingResolver {
  @FieldResolver(() => CommitteeGroup, { nullable: true, description: 'Of which group; null for the committee.' })
  @Classified('RES', 'meeting:read')
  group(@Root() { groupId }: Meeting, @Ctx() context: HubContext): Promise<CommitteeGroup | null> | null {
    return groupId ? context.load(groupById, groupId) : null;
  }

  @FieldResolver(() => [MeetingSeat], {
    nullable: true,
    description: 'The seats of the group that meets, and which were taken; none of a meeting of the committee.',
  })
  @Classified('RES', 'meeting:read')
  seats(@Root() { id }: Meeting, @Ctx() context: HubContext): Promise<MeetingSeat[] | null> {
    return context.load(seatsOfMeeting, id);
  }
}
