import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { isId, LocalDate, Problem, Pub, Res } from '@hub/subgraph-kit';
import {
  type EndorsementAnswer,
  type ActionPlanState,
  PCODE,
  type PlanActivityKind,
  type PlanActivityState,
  type PlanReturnReason,
  type Quarter,
  type WorkTheme,
} from '@hub/vocabulary';
import {
  EndorsementAnswerCode,
  ActionPlanStateCode,
  PlanActivityKindCode,
  PlanActivityStateCode,
  PlanReturnReasonCode,
  WorkThemeCode,
} from '../codes.js';
import { BudgetLineInput, linesRules } from '../plan-budget/plan-budget.inputs.js';
import { measureRules, PlanMeasureInput } from '../plan-measure/plan-measure.type.js';
import { ActionPlan } from './plan.type.js';

@InputType({ description: 'A new annual plan.' })
export class DraftActionPlanInput {
  @Pub(() => ID, { description: 'Any text new for each plan; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Pub(() => ID, { description: 'The committee, one of yours.' })
  committee!: string;

  @Pub(() => Int, {
    description: 'Thai financial year of the Buddhist era, e.g. 2570: October 2026 to September 2027.',
  })
  financialYear!: number;

  @Pub(() => String, { description: 'Title in up to 200 characters; it is public.' })
  title!: string;

  @Pub(() => Boolean, {
    defaultValue: false,
    description: 'Whether to bring over the activities of the year before, without endorsements and progress.',
  })
  copyForward!: boolean;
}

@InputType({ description: 'An activity of a draft, new or changed; a change must be endorsed anew.' })
export class KeepPlanActivityInput {
  @Res(null, () => ID, { description: 'The plan.' })
  plan!: string;

  @Res(null, () => Int, { description: 'Version of the plan that the change was made on.' })
  version!: number;

  @Res(null, () => ID, { nullable: true, description: 'The activity to change; a new one when left out.' })
  activity?: string | null;

  @Res(null, () => PlanActivityKindCode, { description: 'What it is.' })
  kind!: PlanActivityKind;

  @Res(null, () => WorkThemeCode, { description: 'The theme it is of.' })
  theme!: WorkTheme;

  @Res(null, () => String, { description: 'Title in up to 200 characters; never a name or a case.' })
  title!: string;

  @Res(null, () => String, { nullable: true, description: 'The problem it answers, in up to 2,000 characters.' })
  problem?: string | null;

  @Res(null, () => String, { nullable: true, description: 'What is to be done, in up to 2,000 characters.' })
  solution?: string | null;

  @Res(null, () => [Int], { description: 'Quarters of the financial year in which it is done, 1 to 4.' })
  quarters!: Quarter[];

  @Res(null, () => ID, { description: 'The office of the committee that answers for it, held or vacant.' })
  office!: string;

  @Res(null, () => [ID], { description: 'Organizations that do it together, at least one.' })
  agencies!: string[];

  @Res(null, () => [ID], {
    defaultValue: [],
    description: 'P-codes of the villages, sub-districts or districts it is for; a COMMUNITY_PROBLEM_PLAN needs one.',
  })
  places!: string[];

  @Res(null, () => [PlanMeasureInput], {
    defaultValue: [],
    description: 'What is done step by step, at most 50; a COMMUNITY_PROBLEM_PLAN needs one that monitors.',
  })
  measures!: PlanMeasureInput[];

  @Res(null, () => [BudgetLineInput], { description: 'Its money, at most 20 lines.' })
  budget!: BudgetLineInput[];
}

@InputType({ description: 'An activity to take out of a draft.' })
export class RemovePlanActivityInput {
  @Res(null, () => ID, { description: 'The activity.' })
  activity!: string;

  @Res(null, () => Int, { description: 'Version of the plan that the change was made on.' })
  version!: number;
}

@InputType({ description: 'To which office an activity of an accepted plan goes; it must be endorsed anew.' })
export class ReassignPlanActivityInput {
  @Res(null, () => ID, { description: 'The activity.' })
  activity!: string;

  @Res(null, () => Int, { description: 'Version of the plan that the change was made on.' })
  version!: number;

  @Res(null, () => ID, { description: 'The office of the committee that answers for it from now on.' })
  office!: string;
}

@InputType({ description: 'What the supervisor of whoever answers for an activity says to it.' })
export class EndorsePlanActivityInput {
  @Res(null, () => ID, { description: 'The activity.' })
  activity!: string;

  @Res(null, () => Int, { description: 'Version of the plan that was endorsed.' })
  version!: number;

  @Res(null, () => LocalDate, { description: 'On which day.' })
  endorsedOn!: string;

  @Res(null, () => String, { description: 'The supervisor’s post in the home agency, e.g. Hospital Director.' })
  endorsedAs!: string;

  @Res(null, () => EndorsementAnswerCode, { defaultValue: 'ENDORSED', description: 'What the supervisor answered.' })
  answer!: EndorsementAnswer;

  @Res(null, () => String, {
    nullable: true,
    description: 'What the supervisor remarked, in up to 1,000 characters; needed when it is NOT_ENDORSED.',
  })
  remarks?: string | null;
}

@InputType({ description: 'A step of a plan.' })
export class AdvanceActionPlanInput {
  @Res(null, () => ID, { description: 'The plan.' })
  plan!: string;

  @Res(null, () => Int, { description: 'Version of the plan that the decision was made on.' })
  version!: number;

  @Res(null, () => ActionPlanStateCode, { description: 'The state to move to.' })
  to!: ActionPlanState;

  @Res(null, () => PlanReturnReasonCode, { nullable: true, description: 'Why; RETURNED needs it.' })
  reason?: PlanReturnReason | null;
}

@InputType({ description: 'How far an activity is.' })
export class PlanProgressInput {
  @Res(null, () => ID, { description: 'The activity.' })
  activity!: string;

  @Res(null, () => PlanActivityStateCode, { description: 'Its state on the day of the review.' })
  state!: PlanActivityState;
}

@InputType({ description: 'The review of a quarter.' })
export class ReviewActionPlanInput {
  @Res(null, () => ID, { description: 'The plan.' })
  plan!: string;

  @Res(null, () => Int, { description: 'Version of the plan that the review was held on.' })
  version!: number;

  @Res(null, () => Int, { description: 'Quarter of the financial year, 1 to 4.' })
  quarter!: Quarter;

  @Res(null, () => LocalDate, { description: 'On which day it was held.' })
  heldOn!: string;

  @Res(null, () => [PlanProgressInput], { description: 'How far activities are; those left out are as before.' })
  progress!: PlanProgressInput[];
}

@ObjectType({ description: 'The plan as it now stands, or what to put right.' })
export class ActionPlanResult {
  @Pub(() => ActionPlan, { nullable: true, description: 'The plan; null when nothing changed.' })
  plan!: ActionPlan | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: readonly Problem[];
}

const title = z.string().trim().min(1).max(200);
const words = z.string().trim().min(1).max(2_000).nullish();
const quarter = z.int().min(1).max(4);
const distinct = <Each>(all: readonly Each[]): boolean => new Set(all).size === all.length;

export const draftRules = z.object({ idempotencyKey: z.string().trim().min(1).max(200), title });
export const activityRules = z.object({
  ...{ title, problem: words, solution: words },
  quarters: z.array(quarter).min(1).refine(distinct),
  agencies: z.array(z.string().refine(isId)).min(1).max(20).refine(distinct),
  budget: linesRules,
  places: z.array(z.string().regex(PCODE)).max(50).refine(distinct),
  measures: measureRules,
});
export const reviewRules = z.object({ quarter });
