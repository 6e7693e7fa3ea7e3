import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Pub, Res } from '@hub/subgraph-kit';
import { BORDER_AGREEMENTS, JOINT_MEETING_DECISIONS, JOINT_MEETING_TOPICS } from '@hub/vocabulary';
import { BorderAgreementCode, JointMeetingDecisionCode, JointMeetingTopicCode } from '../codes.js';
import { idempotencyKey } from '../idempotency/idempotency.inputs.js';

@InputType({ description: 'A meeting of a committee with an office across the border.' })
export class PlanJointMeetingInput {
  @Pub(() => ID, { description: 'A key of your own; the same key with the same input is done once.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'Id of a committee of your area that works with the office.' })
  committee!: string;

  @Res(null, () => ID, { description: 'Id of an office that you keep.' })
  counterpart!: string;

  @Res(null, () => BorderAgreementCode, { nullable: true, description: 'Under which agreement, if any.' })
  agreement?: string | null;

  @Res(null, () => LocalDate, { description: 'Day on which it is to be held; not one that is over.' })
  plannedOn!: string;

  @Res(null, () => [JointMeetingTopicCode], { description: 'What it is about, one to ten topics.' })
  agenda!: string[];
}

@InputType({ description: 'What came of a meeting that was planned.' })
export class RecordJointMeetingInput {
  @Res(null, () => ID, { description: 'Id of the meeting.' })
  meeting!: string;

  @Res(null, () => Int, { description: 'The version you have read.' })
  version!: number;

  @Res(null, () => LocalDate, { description: 'Day on which it was held; today or before.' })
  heldOn!: string;

  @Res(null, () => Int, { description: 'How many came from this side, 1 to 500.' })
  participantsHere!: number;

  @Res(null, () => Int, { description: 'How many came from the other side, 1 to 500.' })
  participantsThere!: number;

  @Res(null, () => [JointMeetingDecisionCode], { description: 'What was decided; may be empty.' })
  decisions!: string[];

  @Res(null, () => LocalDate, { nullable: true, description: 'Until when it is looked at what came of it.' })
  followUpOn?: string | null;
}

@InputType({ description: 'A meeting that is not held.' })
export class CancelJointMeetingInput {
  @Res(null, () => ID, { description: 'Id of the meeting.' })
  meeting!: string;

  @Res(null, () => Int, { description: 'The version you have read.' })
  version!: number;
}

const once = (values: readonly string[]): boolean => new Set(values).size === values.length;
const participants = z.int().min(1).max(500);
const named = { meeting: z.uuid(), version: z.int().positive() };

/** @param today a meeting is not planned for a day that is over */
export const planRules = (today: string) =>
  z.object({
    ...{ idempotencyKey, committee: z.uuid(), counterpart: z.uuid() },
    agreement: z.enum(BORDER_AGREEMENTS).nullish().default(null),
    plannedOn: z.iso.date().refine((day) => day >= today),
    agenda: z.array(z.enum(JOINT_MEETING_TOPICS)).min(1).max(JOINT_MEETING_TOPICS.length).refine(once),
  });
export type PlannedMeeting = z.infer<ReturnType<typeof planRules>>;

/** @param today a meeting was held on it or before */
export const recordRules = (today: string) =>
  z
    .object({
      ...{ ...named, participantsHere: participants, participantsThere: participants },
      heldOn: z.iso.date().refine((day) => day <= today),
      decisions: z.array(z.enum(JOINT_MEETING_DECISIONS)).max(JOINT_MEETING_DECISIONS.length).refine(once),
      followUpOn: z.iso.date().nullish().default(null),
    })
    .refine(({ heldOn, followUpOn }) => followUpOn === null || followUpOn >= heldOn, { path: ['followUpOn'] });
export type RecordedMeeting = z.infer<ReturnType<typeof recordRules>>;

export const cancelRules = z.object(named);
export type CancelledMeeting = z.infer<typeof cancelRules>;
