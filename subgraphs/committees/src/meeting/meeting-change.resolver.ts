import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { cancelMeeting, followUpDecision, planMeeting, recordMeeting, replanMeeting } from './meeting.commands.js';
import {
  CancelMeetingInput,
  FollowUpDecisionInput,
  MeetingResult,
  PlanMeetingInput,
  RecordMeetingInput,
  ReplanMeetingInput,
} from './meeting.inputs.js';

@Resolver(() => MeetingResult)
export class MeetingChangeResolver {
  @Mutation(() => MeetingResult, { description: 'Plans a meeting of a committee of yours, and invites to it.' })
  @Classified('RES', 'meeting:write')
  planMeeting(
    @Input('input', () => PlanMeetingInput, { class: 'RES', description: 'What.' }) input: PlanMeetingInput,
    @Ctx() context: HubContext,
  ): Promise<MeetingResult> {
    return planMeeting(input, context);
  }

  @Mutation(() => MeetingResult, { description: 'Plans a meeting that is to come anew.' })
  @Classified('RES', 'meeting:write')
  replanMeeting(
    @Input('input', () => ReplanMeetingInput, { class: 'RES', description: 'What.' }) input: ReplanMeetingInput,
    @Ctx() context: HubContext,
  ): Promise<MeetingResult> {
    return replanMeeting(input, context);
  }

  @Mutation(() => MeetingResult, { description: 'Cancels a meeting that is to come.' })
  @Classified('RES', 'meeting:write')
  cancelMeeting(
    @Input('input', () => CancelMeetingInput, { class: 'RES', description: 'Which.' }) input: CancelMeetingInput,
    @Ctx() context: HubContext,
  ): Promise<MeetingResult> {
    return cancelMeeting(input, context);
  }

  @Mutation(() => MeetingResult, {
    description:
      'Records a meeting that was held: who came, minutes and decisions; again to put it right. By whoever keeps the meetings, and of a group by its secretary.',
  })
  @Classified('RES', 'meeting:read')
  recordMeeting(
    @Input('input', () => RecordMeetingInput, { class: 'RES', description: 'What.' }) input: RecordMeetingInput,
    @Ctx() context: HubContext,
  ): Promise<MeetingResult> {
    return recordMeeting(input, context);
  }

  @Mutation(() => MeetingResult, { description: 'Says what an organization did about a decision.' })
  @Classified('RES', 'meeting:read')
  followUpDecision(
    @Input('input', () => FollowUpDecisionInput, { class: 'RES', description: 'What.' }) input: FollowUpDecisionInput,
    @Ctx() context: HubContext,
  ): Promise<MeetingResult> {
    return followUpDecision(input, context);
  }
}
