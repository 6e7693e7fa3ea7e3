import { ID, Int, ObjectType } from 'type-graphql';
import { LocalDate, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { JointMeetingDecision, JointMeetingState, JointMeetingTopic } from '@hub/vocabulary';
import { JointMeetingDecisionCode, JointMeetingStateCode, JointMeetingTopicCode } from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import { AGREEMENTS } from './agreement.rules.js';
import { Agreement, agreementOf } from './agreement.type.js';
import type { JointMeetingEntity } from './joint-meeting.entity.js';

const READ = 'counterpart:read';

@ObjectType({ description: 'A meeting of a committee with an office across the border, in days, counts and codes.' })
export class JointMeeting {
  /** Id of the office that the `counterpart` field loads. */
  counterpartId!: string;

  @Res(READ, () => ID, { description: 'Id of the meeting.' })
  id!: string;

  @Res(READ, () => Int, { description: 'Send it back with a change; it grows with each.' })
  version!: number;

  @Res(READ, () => JointMeetingStateCode, { description: 'Planned, held or cancelled.' })
  state!: JointMeetingState;

  @Res(READ, () => Committee, { nullable: true, description: 'The committee on the Thai side.' })
  committee!: Committee | null;

  @Res(READ, () => Agreement, { nullable: true, description: 'Under which agreement, if any.' })
  agreement!: Agreement | null;

  @Res(READ, () => LocalDate, { description: 'Day for which it was planned.' })
  plannedOn!: string;

  @Res(READ, () => [JointMeetingTopicCode], { description: 'What it is about.' })
  agenda!: readonly JointMeetingTopic[];

  @Res(READ, () => LocalDate, { nullable: true, description: 'Day on which it was held.' })
  heldOn!: string | null;

  @Res(READ, () => Int, { nullable: true, description: 'How many came from this side.' })
  participantsHere!: number | null;

  @Res(READ, () => Int, { nullable: true, description: 'How many came from the other side.' })
  participantsThere!: number | null;

  @Res(READ, () => [JointMeetingDecisionCode], { description: 'What was decided.' })
  decisions!: readonly JointMeetingDecision[];

  @Res(READ, () => LocalDate, { nullable: true, description: 'Until when it is looked at what came of it.' })
  followUpOn!: string | null;
}

@ObjectType({ description: 'A meeting as it now stands, or what to put right.' })
export class JointMeetingResult {
  @Res(READ, () => JointMeeting, { nullable: true, description: 'Null when there are problems.' })
  meeting!: JointMeeting | null;

  @Pub(() => [Problem], { description: 'Empty when it was done.' })
  problems!: readonly Problem[];
}

export const meetingOf = (row: JointMeetingEntity): JointMeeting => {
  const agreement = AGREEMENTS.find(({ code }) => code === row.agreement);
  return Object.assign(new JointMeeting(), {
    ...{ id: row.id, version: row.version, state: row.state, counterpartId: row.counterpart },
    ...{ committee: Committee.of(row.committee), agreement: agreement ? agreementOf(agreement) : null },
    ...{ plannedOn: row.plannedOn, agenda: row.agenda, heldOn: row.heldOn, decisions: row.decisions },
    ...{ participantsHere: row.participantsHere, participantsThere: row.participantsThere },
    followUpOn: row.followUpOn,
  });
};

export const keptMeeting = (row: JointMeetingEntity): JointMeetingResult =>
  Object.assign(new JointMeetingResult(), { meeting: meetingOf(row), problems: [] });

export const notKeptMeeting = (...problems: Problem[]): JointMeetingResult =>
  Object.assign(new JointMeetingResult(), { meeting: null, problems });
