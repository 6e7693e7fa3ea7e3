import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, LocalDate, Pub, Res } from '@hub/subgraph-kit';
import type { AttendanceState, MeetingKind, MeetingState, Quarter } from '@hub/vocabulary';
import { AttendanceStateCode, MeetingKindCode, MeetingStateCode } from '../codes.js';
import type { AttendanceRow, CorrectionRow, DecisionRow, FollowUpRow, MeetingRow } from './meeting.store.js';

@ObjectType({ description: 'A meeting of a committee, planned or held.' })
export class Meeting {
  @Res('meeting:read', () => ID, { description: 'Id of the meeting.' })
  id!: string;

  @Res('meeting:read', () => MeetingKindCode, { description: 'What it is for.' })
  kind!: MeetingKind;

  @Res('meeting:read', () => MeetingStateCode, { description: 'Whether it was held.' })
  state!: MeetingState;

  @Res('meeting:read', () => Int, { description: 'Rises with each change.' })
  version!: number;

  @Res('meeting:read', () => DateTime, { description: 'For when it was planned.' })
  plannedAt!: Date;

  @Res('meeting:read', () => String, { nullable: true, description: 'Where it is held.' })
  venue!: string | null;

  @Res('meeting:read', () => String, { nullable: true, description: 'What is to be talked about.' })
  agenda!: string | null;

  @Res('meeting:read', () => LocalDate, { nullable: true, description: 'On which day it was held.' })
  heldOn!: string | null;

  @Res('meeting:read', () => String, {
    nullable: true,
    description: 'What was said; of a case conference it lies with the case.',
  })
  minutes!: string | null;

  @Res('meeting:read', () => ID, {
    nullable: true,
    description: 'Id of the case conference that it is; it gives no right to see the case.',
  })
  conferenceId!: string | null;

  committeeId!: string;
  groupId!: string | null;
}

export const MeetingConnection = connectionType<Meeting>('Meeting', () => Meeting);

@ObjectType({ description: 'An office that was invited to a meeting, and whether it came.' })
export class MeetingAttendance {
  @Res('meeting:read', () => AttendanceStateCode, { description: 'Whether it came.' })
  state!: AttendanceState;

  officeId!: string;
  officialId!: string | null;
}

@ObjectType({ description: 'What a meeting decided.' })
export class MeetingDecision {
  @Res('meeting:read', () => ID, { description: 'Id of the decision.' })
  id!: string;

  @Res('meeting:read', () => String, { description: 'The decision; never a name or anything of a case.' })
  words!: string;

  @Res('meeting:read', () => DateTime, {
    nullable: true,
    description: 'When it was withdrawn, as it was never decided; null while it stands.',
  })
  withdrawnAt!: Date | null;
}

@ObjectType({ description: 'What was put right of a meeting after it was recorded, and why.' })
export class MeetingCorrection {
  @Res('meeting:read', () => String, { description: 'Why.' })
  reason!: string;

  @Res('meeting:read', () => DateTime, { description: 'When.' })
  correctedAt!: Date;

  @Res('meeting:read', () => LocalDate, { description: 'On which day it was said to be held until then.' })
  formerHeldOn!: string;

  @Res('meeting:read', () => String, { nullable: true, description: 'What the minutes said until then.' })
  formerMinutes!: string | null;

  @Res('meeting:read', () => [String], { description: 'Decisions that it worded anew or withdrew, as they were.' })
  formerDecisions!: readonly string[];

  officialId!: string;
}

@ObjectType({ description: 'What an organization that was represented at a meeting did about a decision.' })
export class DecisionFollowUp {
  @Res('meeting:read', () => String, { description: 'What it did.' })
  words!: string;

  @Res('meeting:read', () => DateTime, { description: 'When that was said.' })
  saidAt!: Date;

  organizationId!: string;
  officialId!: string;
}

@ObjectType({ description: 'How often a committee is to meet in a quarter of a financial year, and how often it did.' })
export class MeetingQuarter {
  @Pub(() => Int, { description: '1 to 4; the first begins in October.' })
  quarter!: Quarter;

  @Pub(() => Int, { description: 'How many are due by today.' })
  due!: number;

  @Pub(() => Int, { description: 'How many are planned, those that were held included.' })
  planned!: number;

  @Pub(() => Int, { description: 'How many were held.' })
  held!: number;

  @Pub(() => Int, { description: 'How many that were due were not held; 0 until the quarter is over.' })
  missed!: number;
}

@ObjectType({ description: 'How often a committee is to meet in a financial year, and how often it did.' })
export class MeetingCadence {
  @Pub(() => MeetingKindCode, { description: 'Which meetings.' })
  kind!: MeetingKind;

  @Pub(() => Int, { description: 'Once in how many months.' })
  everyMonths!: number;

  @Pub(() => Int, { description: 'How many are due by today.' })
  due!: number;

  @Pub(() => Int, { description: 'How many are planned, those that were held included.' })
  planned!: number;

  @Pub(() => Int, { description: 'How many were held.' })
  held!: number;

  @Pub(() => [MeetingQuarter], { description: 'The same by quarter of the year, the first first.' })
  quarters!: readonly MeetingQuarter[];
}

export const meetingOf = (row: MeetingRow): Meeting =>
  Object.assign(new Meeting(), {
    ...{ id: row.id, kind: row.kind, state: row.state, version: row.version, plannedAt: row.planned_at },
    ...{ venue: row.venue, agenda: row.agenda, heldOn: row.held_on, minutes: row.minutes },
    ...{ conferenceId: row.conference, committeeId: row.committee, groupId: row.committee_group },
  });

export const attendanceOf = ({ office, official, state }: AttendanceRow): MeetingAttendance =>
  Object.assign(new MeetingAttendance(), { state, officeId: office, officialId: official });

export const decisionOf = ({ id, words, withdrawn_at }: DecisionRow): MeetingDecision =>
  Object.assign(new MeetingDecision(), { id, words, withdrawnAt: withdrawn_at });

export const correctionOf = (row: CorrectionRow): MeetingCorrection =>
  Object.assign(new MeetingCorrection(), {
    ...{ reason: row.reason, correctedAt: row.corrected_at, officialId: row.corrected_by },
    ...{ formerHeldOn: row.former_held_on, formerMinutes: row.former_minutes, formerDecisions: row.former_decisions },
  });

export const followUpOf = ({ words, said_at, said_by, organization }: FollowUpRow): DecisionFollowUp =>
  Object.assign(new DecisionFollowUp(), {
    ...{ words, saidAt: said_at, officialId: said_by, organizationId: organization },
  });
