import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Pub, Res, Vid } from '@hub/subgraph-kit';
import type { AssistanceType, GoalDropReason, GoalStatus, PlanAgreement } from '@hub/vocabulary';
import { AssistanceTypeCode } from '../assistance/assistance.codes.js';
import { words } from '../told.js';
import { GoalDropReasonCode, GoalStatusCode, PlanAgreementCode } from './support-plan.codes.js';

@InputType({ description: 'Something that a person wants to come to, and who helps with it.' })
export class SupportGoalInput {
  @Res(null, () => AssistanceTypeCode, { description: 'By what help.' })
  type!: AssistanceType;

  @Res(null, () => ID, {
    nullable: true,
    description: 'The office of the hub that answers for it; never of a shelter.',
  })
  office?: string | null;

  @Res(null, () => String, { nullable: true, description: 'Or the organisation outside the hub; never a shelter.' })
  organization?: string | null;

  @Res(null, () => LocalDate, { description: 'Until when it is to be reached.' })
  targetOn!: string;

  @Vid(null, () => String, { nullable: true, description: 'The goal in words, at most 2,000 characters; sealed.' })
  words?: string | null;
}

@InputType({
  description: 'A support plan for a person of a case that is assigned to you; it replaces the one before.',
})
export class AgreeSupportPlanInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same plan.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The person.' })
  person!: string;

  @Res(null, () => Int, {
    nullable: true,
    description: 'Version of the plan that it replaces; null when there is none.',
  })
  version?: number | null;

  @Res(null, () => LocalDate, { description: 'The day it was agreed.' })
  agreedOn!: string;

  @Res(null, () => PlanAgreementCode, { description: 'Who agreed; a child never alone.' })
  agreedBy!: PlanAgreement;

  @Res(null, () => [SupportGoalInput], { description: 'Its goals, at most 20.' })
  goals!: SupportGoalInput[];

  @Vid(null, () => String, { nullable: true, description: 'The plan in words, at most 4,000 characters; sealed.' })
  words?: string | null;
}

@InputType({ description: 'What became of a goal of the present plan of a person.' })
export class EndSupportGoalInput {
  @Res(null, () => ID, { description: 'The goal, for a person of a case that is assigned to you.' })
  goal!: string;

  @Res(null, () => Int, { description: 'Version of the plan that one has seen.' })
  version!: number;

  @Res(null, () => GoalStatusCode, { description: 'REACHED or DROPPED.' })
  status!: GoalStatus;

  @Res(null, () => LocalDate, { description: 'The day it ended.' })
  endedOn!: string;

  @Res(null, () => GoalDropReasonCode, { nullable: true, description: 'Why it was dropped.' })
  reason?: GoalDropReason | null;
}

const MOST_GOALS = 20;

/** Texts of a plan; trimmed, blanks are null. */
export const planRules = z.object({
  goals: z
    .array(z.object({ organization: words(200), words: words(2_000) }))
    .min(1)
    .max(MOST_GOALS),
  words: words(4_000),
});
