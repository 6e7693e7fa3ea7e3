import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { AttendanceState, MeetingKind, MeetingState } from '@hub/vocabulary';
import { AttendanceStateCode, MeetingKindCode, MeetingStateCode } from '../codes.js';
import type { MeetingRow } from '../meeting/meeting.store.js';

@ObjectType({ description: 'An invitation of an office to a meeting: all that a guest of a committee sees of it.' })
export class MeetingInvitation {
  @Res('meeting:attend', () => ID, { description: 'Id of the meeting.' })
  meetingId!: string;

  @Res('meeting:attend', () => Int, { description: 'Version of the meeting that the answer is about.' })
  version!: number;

  @Res('meeting:attend', () => MeetingKindCode, { description: 'What it is for.' })
  kind!: MeetingKind;

  @Res('meeting:attend', () => MeetingStateCode, { description: 'Whether it is to come.' })
  state!: MeetingState;

  @Res('meeting:attend', () => DateTime, { description: 'For when it is planned.' })
  plannedAt!: Date;

  @Res('meeting:attend', () => String, { nullable: true, description: 'Where it is held.' })
  venue!: string | null;

  @Res('meeting:attend', () => String, { nullable: true, description: 'What is to be talked about.' })
  agenda!: string | null;

  @Res('meeting:attend', () => AttendanceStateCode, { description: 'INVITED until the office has answered.' })
  answer!: AttendanceState;

  committeeId!: string;
}

@InputType({ description: 'Whether an office comes to a meeting.' })
export class AnswerInvitationInput {
  @Res(null, () => ID, { description: 'The meeting.' })
  meeting!: string;

  @Res(null, () => Int, { description: 'Version of the meeting that is answered: of another day another answer.' })
  version!: number;

  @Res(null, () => ID, { description: 'An office you hold that is invited.' })
  office!: string;

  @Res(null, () => Boolean, { description: 'Whether it comes; until the meeting was held it may change its mind.' })
  isComing!: boolean;
}

@ObjectType({ description: 'The invitation as it now stands, or what to put right.' })
export class AnswerInvitationResult {
  @Res('meeting:attend', () => MeetingInvitation, {
    nullable: true,
    description: 'The invitation; null when nothing changed.',
  })
  invitation!: MeetingInvitation | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was answered.' })
  problems!: readonly Problem[];
}

export const invitationOf = (row: MeetingRow, answer: AttendanceState): MeetingInvitation =>
  Object.assign(new MeetingInvitation(), {
    ...{ meetingId: row.id, version: row.version, kind: row.kind, state: row.state, plannedAt: row.planned_at },
    ...{ venue: row.venue, agenda: row.agenda, answer, committeeId: row.committee },
  });
