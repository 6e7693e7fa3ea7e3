import { Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input, requireScope } from '@hub/subgraph-kit';
import { Committee } from '../committee/committee.stub.js';
import { loadCounterparts } from '../counterpart/counterpart.store.js';
import { CounterpartOffice } from '../counterpart/counterpart.type.js';
import { requireCounterpartReader } from '../permissions.js';
import { AGREEMENTS } from './agreement.rules.js';
import { Agreement, agreementOf } from './agreement.type.js';
import { cancelJointMeeting, planJointMeeting, recordJointMeeting } from './joint-meeting.commands.js';
import { CancelJointMeetingInput, PlanJointMeetingInput, RecordJointMeetingInput } from './joint-meeting.inputs.js';
import { loadMeetingsOfCommittees, loadMeetingsOfCounterparts } from './joint-meeting.store.js';
import { JointMeeting, JointMeetingResult } from './joint-meeting.type.js';

const NEWEST = 'newest first, at most 100.';

@Resolver(() => JointMeeting)
export class JointMeetingResolver {
  @Classified('RES', 'directory:read')
  @Query(() => [Agreement], { description: 'Agreements that cooperation over the border rests on, oldest first.' })
  borderAgreements(@Ctx() context: HubContext): Agreement[] {
    requireScope(context.caller, 'directory:read');
    return AGREEMENTS.map(agreementOf);
  }

  @Classified('RES', 'counterpart:read')
  @FieldResolver(() => CounterpartOffice, { nullable: true, description: 'The office on the other side.' })
  async counterpart(
    @Ctx() context: HubContext,
    @Root() { counterpartId }: JointMeeting,
  ): Promise<CounterpartOffice | null> {
    requireCounterpartReader(context.caller);
    return context.load(loadCounterparts, counterpartId);
  }

  @Classified('RES', 'counterpart:write')
  @Mutation(() => JointMeetingResult, { description: 'Plans a meeting with an office across the border.' })
  planJointMeeting(
    @Ctx() context: HubContext,
    @Input('input', () => PlanJointMeetingInput, { class: 'RES', description: 'The meeting.' })
    input: PlanJointMeetingInput,
  ): Promise<JointMeetingResult> {
    return planJointMeeting(input, context);
  }

  @Classified('RES', 'counterpart:write')
  @Mutation(() => JointMeetingResult, { description: 'Records that a planned meeting was held, and what came of it.' })
  recordJointMeeting(
    @Ctx() context: HubContext,
    @Input('input', () => RecordJointMeetingInput, { class: 'RES', description: 'What came of it.' })
    input: RecordJointMeetingInput,
  ): Promise<JointMeetingResult> {
    return recordJointMeeting(input, context);
  }

  @Classified('RES', 'counterpart:write')
  @Mutation(() => JointMeetingResult, { description: 'Calls off a meeting that was planned.' })
  cancelJointMeeting(
    @Ctx() context: HubContext,
    @Input('input', () => CancelJointMeetingInput, { class: 'RES', description: 'Which.' })
    input: CancelJointMeetingInput,
  ): Promise<JointMeetingResult> {
    return cancelJointMeeting(input, context);
  }
}

@Resolver(() => CounterpartOffice)
export class MeetingsOfCounterpartResolver {
  @Classified('RES', 'counterpart:read')
  @FieldResolver(() => [JointMeeting], { description: `Meetings with it; ${NEWEST}` })
  async jointMeetings(@Ctx() context: HubContext, @Root() { id }: CounterpartOffice): Promise<JointMeeting[]> {
    return (await context.load(loadMeetingsOfCounterparts, id)) ?? [];
  }
}

@Resolver(() => Committee)
export class MeetingsOfCommitteeResolver {
  @Classified('RES', 'counterpart:read')
  @FieldResolver(() => [JointMeeting], {
    nullable: true,
    description: `Its meetings with offices across the border; ${NEWEST}`,
  })
  async jointMeetings(@Ctx() context: HubContext, @Root() { id }: Committee): Promise<JointMeeting[]> {
    requireCounterpartReader(context.caller);
    return (await context.load(loadMeetingsOfCommittees, id)) ?? [];
  }
}
