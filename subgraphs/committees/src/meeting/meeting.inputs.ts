import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { DateTime, isId, LocalDate, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { AttendanceState, MeetingKind } from '@hub/vocabulary';
import { AttendanceStateCode, MeetingKindCode } from '../codes.js';
import { Meeting } from './meeting.type.js';

@InputType({ description: 'A meeting to come of a committee of yours.' })
export class PlanMeetingInput {
  @Res(null, () => ID, { description: 'Any text new for each meeting; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The committee.' })
  committee!: string;

  @Res(null, () => ID, {
    nullable: true,
    description: 'A group of the committee whose meeting it is; its members are invited besides those you name.',
  })
  group?: string | null;

  @Res(null, () => MeetingKindCode, { description: 'What it is for.' })
  kind!: MeetingKind;

  @Res(null, () => DateTime, { description: 'For when.' })
  plannedAt!: Date;

  @Res(null, () => String, { nullable: true, description: 'Where, in up to 200 characters.' })
  venue?: string | null;

  @Res(null, () => String, {
    nullable: true,
    description: 'What is to be talked about, in up to 4,000 characters; never a name or anything of a case.',
  })
  agenda?: string | null;

  @Res(null, () => ID, { nullable: true, description: 'Of CASE_CONFERENCE: id of the conference.' })
  conference?: string | null;

  @Res(null, () => [ID], {
    description:
      'Offices to invite, at most 100; of police, shelters and partners at most 30, each of which reads when, where and agenda.',
  })
  invited!: string[];
}

@InputType({ description: 'A meeting that is to come, planned anew; what is told replaces what was.' })
export class ReplanMeetingInput {
  @Res(null, () => ID, { description: 'The meeting.' })
  meeting!: string;

  @Res(null, () => Int, { description: 'Version of the meeting that the change was made on.' })
  version!: number;

  @Res(null, () => DateTime, { description: 'For when.' })
  plannedAt!: Date;

  @Res(null, () => String, { nullable: true, description: 'Where, in up to 200 characters.' })
  venue?: string | null;

  @Res(null, () => String, { nullable: true, description: 'What is to be talked about.' })
  agenda?: string | null;

  @Res(null, () => [ID], {
    description: 'Offices that are invited, at most 100, each to answer anew; the others no longer are.',
  })
  invited!: string[];
}

@InputType({ description: 'A meeting that will not be held.' })
export class CancelMeetingInput {
  @Res(null, () => ID, { description: 'The meeting.' })
  meeting!: string;

  @Res(null, () => Int, { description: 'Version of the meeting that was cancelled.' })
  version!: number;
}

@InputType({ description: 'Whether an office came to a meeting.' })
export class AttendanceInput {
  @Res(null, () => ID, { description: 'The office.' })
  office!: string;

  @Res(null, () => AttendanceStateCode, { description: 'Whether it came.' })
  state!: AttendanceState;

  @Res(null, () => ID, { nullable: true, description: 'Who came for it.' })
  official?: string | null;
}

@InputType({ description: 'Whether a seat of the group that met was taken.' })
export class SeatAttendanceInput {
  @Res(null, () => ID, { description: 'The seat.' })
  seat!: string;

  @Res(null, () => AttendanceStateCode, { description: 'Whether whoever sits there came.' })
  state!: AttendanceState;
}

@InputType({ description: 'A decision as it should have been recorded; it stays the same decision, with its tasks.' })
export class DecisionCorrectionInput {
  @Res(null, () => ID, { description: 'The decision.' })
  decision!: string;

  @Res(null, () => String, {
    nullable: true,
    description: 'What was decided, in up to 1,000 characters; null withdraws it, as it was never decided.',
  })
  words?: string | null;
}

@InputType({ description: 'What a meeting that was held came to, or came to in truth.' })
export class RecordMeetingInput {
  @Res(null, () => ID, { description: 'The meeting.' })
  meeting!: string;

  @Res(null, () => Int, { description: 'Version of the meeting that was recorded.' })
  version!: number;

  @Res(null, () => LocalDate, { description: 'On which day it was held.' })
  heldOn!: string;

  @Res(null, () => String, {
    nullable: true,
    description:
      'What was said, in up to 20,000 characters; never a name of a victim. None of a case conference. Left out it stays as it is.',
  })
  minutes?: string | null;

  @Res(null, () => [AttendanceInput], { description: 'Who came; those left out are as before.' })
  attendance!: AttendanceInput[];

  @Res(null, () => [SeatAttendanceInput], {
    defaultValue: [],
    description: 'Of a meeting of a group: which seats were taken; those left out are as before.',
  })
  seats!: SeatAttendanceInput[];

  @Res(null, () => [String], {
    description: 'What was decided, at most 50; what is recorded already in these words is not recorded twice.',
  })
  decisions!: string[];

  @Res(null, () => [DecisionCorrectionInput], { defaultValue: [], description: 'Decisions to word anew, or withdraw.' })
  corrections!: DecisionCorrectionInput[];

  @Res(null, () => String, {
    nullable: true,
    description: 'Why a meeting that was recorded is put right, in up to 500 characters; needed for that alone.',
  })
  reason?: string | null;
}

@InputType({ description: 'What an organization did about a decision.' })
export class FollowUpDecisionInput {
  @Res(null, () => ID, { description: 'The decision.' })
  decision!: string;

  @Res(null, () => ID, { description: 'The organization: your own, or of a meeting that you keep.' })
  organization!: string;

  @Res(null, () => String, { description: 'What it did, in up to 2,000 characters; it replaces what was said before.' })
  words!: string;
}

@ObjectType({ description: 'The meeting as it now stands, or what to put right.' })
export class MeetingResult {
  @Res('meeting:read', () => Meeting, { nullable: true, description: 'The meeting; null when nothing changed.' })
  meeting!: Meeting | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: readonly Problem[];
}

const text = (most: number) => z.string().trim().min(1).max(most);
const invited = z
  .array(z.string().refine(isId))
  .max(100)
  .refine((all) => new Set(all).size === all.length);
const plan = { venue: text(200).nullish(), agenda: text(4_000).nullish(), invited };

export const planningRules = z.object({
  ...{ idempotencyKey: text(200), conference: z.string().refine(isId).nullish(), ...plan },
});
export const replanningRules = z.object(plan);
export const recordRules = z.object({
  minutes: text(20_000).nullish(),
  attendance: z
    .array(z.object({ office: z.string().refine(isId), official: z.string().refine(isId).nullish() }))
    .max(100),
  seats: z.array(z.object({ seat: z.string().refine(isId) })).max(100),
  decisions: z.array(text(1_000)).max(50),
  corrections: z.array(z.object({ decision: z.string().refine(isId), words: text(1_000).nullish() })).max(50),
  reason: text(500).nullish(),
});
export const followUpRules = z.object({ words: text(2_000), organization: z.string().refine(isId) });
