import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Problem, Pub } from '@hub/subgraph-kit';
import type { CapacityActivityKind, CapacityPlanState, Quarter, TrainingTopic } from '@hub/vocabulary';
import { CapacityActivityKindCode, CapacityPlanStateCode, TrainingTopicCode } from '../codes.js';
import { CapacityPlan } from './capacity-plan.type.js';

@InputType({ description: 'A new capacity plan.' })
export class DraftCapacityPlanInput {
  @Pub(() => ID, { description: 'Any text new for each plan; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Pub(() => ID, { description: 'The committee: yours, or one below it.' })
  committee!: string;

  @Pub(() => Int, {
    description: 'Thai financial year of the Buddhist era, e.g. 2570: October 2026 to September 2027.',
  })
  financialYear!: number;
}

@InputType({ description: 'A meeting or training to plan.' })
export class CapacityActivityInput {
  @Pub(() => CapacityActivityKindCode, { description: 'A meeting, or a training.' })
  kind!: CapacityActivityKind;

  @Pub(() => String, { description: 'Title, 3 to 200 characters; never a name or a case.' })
  title!: string;

  @Pub(() => [TrainingTopicCode], { defaultValue: [], description: 'What it is to teach.' })
  topics!: TrainingTopic[];

  @Pub(() => ID, { nullable: true, description: 'The curriculum; a training has one or topics.' })
  curriculum?: string | null;

  @Pub(() => Int, { description: 'Quarter of the financial year, 1 to 4.' })
  quarter!: Quarter;

  @Pub(() => Int, { description: 'How many are to come, 1 to 10,000.' })
  wanted!: number;
}

@InputType({ description: 'What a draft is to hold, in place of all that it held.' })
export class ReviseCapacityPlanInput {
  @Pub(() => ID, { description: 'The plan.' })
  plan!: string;

  @Pub(() => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;

  @Pub(() => [CapacityActivityInput], { description: 'All its meetings and trainings, at most 60.' })
  activities!: CapacityActivityInput[];
}

@InputType({ description: 'A step of a capacity plan.' })
export class AdvanceCapacityPlanInput {
  @Pub(() => ID, { description: 'The plan.' })
  plan!: string;

  @Pub(() => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;

  @Pub(() => CapacityPlanStateCode, { description: 'The state to move to.' })
  to!: CapacityPlanState;
}

@InputType({ description: 'That a meeting of an agreed plan was held; a second record puts the first right.' })
export class RecordCapacityMeetingInput {
  @Pub(() => ID, { description: 'The activity, a meeting.' })
  activity!: string;

  @Pub(() => Int, { description: 'The version of the plan that was read; an older one is refused.' })
  version!: number;

  @Pub(() => LocalDate, { description: 'Day it was held, today or before.' })
  heldOn!: string;

  @Pub(() => Int, { description: 'How many came, 0 to 10,000.' })
  came!: number;
}

@ObjectType({ description: 'The plan as it now stands, or what to put right.' })
export class CapacityPlanResult {
  @Pub(() => CapacityPlan, { nullable: true, description: 'The plan; null when there are problems.' })
  plan!: CapacityPlan | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: readonly Problem[];
}

const activity = z
  .object({
    ...{ kind: z.string(), title: z.string().trim().min(3).max(200), topics: z.array(z.string()) },
    ...{ curriculum: z.uuid().nullish(), quarter: z.int().min(1).max(4), wanted: z.int().min(1).max(10_000) },
  })
  .refine(({ kind, topics, curriculum }) => kind !== 'TRAINING' || topics.length > 0 || curriculum != null, {
    path: ['topics'],
  });

export const draftRules = z.object({ idempotencyKey: z.string().trim().min(1).max(200) });
export const revisionRules = z.object({ activities: z.array(activity).max(60) });
export const meetingRules = z.object({ came: z.int().min(0).max(10_000) });
