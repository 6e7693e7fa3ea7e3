import { ID, Int, ObjectType } from 'type-graphql';
import { DateTime, LocalDate, Pub, Res } from '@hub/subgraph-kit';
import type {
  ActionPlanState,
  PlanActivityKind,
  PlanActivityState,
  PlanReturnReason,
  Quarter,
  WorkTheme,
} from '@hub/vocabulary';
import {
  ActionPlanStateCode,
  PlanActivityKindCode,
  PlanActivityStateCode,
  PlanReturnReasonCode,
  WorkThemeCode,
} from '../codes.js';
import { answerOf, Endorsement } from '../endorsement/endorsement.type.js';
import { budgetOf, PlanBudget } from '../plan-budget/plan-budget.type.js';
import type { ActivityRow, PlanRow, PlanStepRow, ReviewRow } from './plan.store.js';

@ObjectType({ description: 'What a committee means to do in a financial year.' })
export class ActionPlan {
  @Pub(() => ID, { description: 'Id of the plan.' })
  id!: string;

  @Pub(() => Int, { description: 'Thai financial year of the Buddhist era; it begins in October of the year before.' })
  financialYear!: number;

  @Pub(() => String, { description: 'Title.' })
  title!: string;

  @Pub(() => ActionPlanStateCode, { description: 'How far it has come.' })
  state!: ActionPlanState;

  @Pub(() => Int, { description: 'Rises with each change of the plan or of anything in it.' })
  version!: number;

  @Pub(() => PlanBudget, { description: 'Sums of its money.' })
  budget!: PlanBudget;

  @Pub(() => DateTime, { nullable: true, description: 'When it was submitted last.' })
  submittedAt!: Date | null;

  @Pub(() => DateTime, { nullable: true, description: 'When it was accepted.' })
  acceptedAt!: Date | null;

  committeeId!: string;
}

@ObjectType({ description: 'Something that a committee means to do.' })
export class PlanActivity {
  @Res('plan:read', () => ID, { description: 'Id of the activity.' })
  id!: string;

  @Res('plan:read', () => PlanActivityKindCode, { description: 'What it is.' })
  kind!: PlanActivityKind;

  @Res('plan:read', () => WorkThemeCode, {
    nullable: true,
    description: 'The theme it is of; null of one of before each had a theme.',
  })
  theme!: WorkTheme | null;

  @Res('plan:read', () => String, { description: 'Title.' })
  title!: string;

  @Res('plan:read', () => String, { nullable: true, description: 'The problem it answers.' })
  problem!: string | null;

  @Res('plan:read', () => String, { nullable: true, description: 'What is to be done.' })
  solution!: string | null;

  @Res('plan:read', () => [Int], { description: 'Quarters of the financial year in which it is done.' })
  quarters!: readonly Quarter[];

  @Res('plan:read', () => PlanActivityStateCode, { description: 'How far it is, as of the last review.' })
  state!: PlanActivityState;

  @Res('plan:read', () => LocalDate, { nullable: true, description: 'When the supervisor in the home agency agreed.' })
  endorsedOn!: string | null;

  @Res('plan:read', () => String, { nullable: true, description: 'The post of that supervisor.' })
  endorsedAs!: string | null;

  @Res('plan:read', () => Endorsement, {
    nullable: true,
    description: 'What the supervisor in the home agency answered; null until then, and after a change.',
  })
  endorsement!: Endorsement | null;

  officeId!: string | null;
  /** Named where no office is known. */
  officialId!: string | null;
  agencyIds!: readonly string[];
  placeCodes!: readonly string[];
}

@ObjectType({ description: 'The review of a quarter, with how far the activities were.' })
export class PlanReview {
  @Res('plan:read', () => Int, { description: 'Quarter of the financial year.' })
  quarter!: Quarter;

  @Res('plan:read', () => LocalDate, { description: 'When it was held.' })
  heldOn!: string;

  @Res('plan:read', () => Int, { description: 'Activities not begun.' })
  planned!: number;

  @Res('plan:read', () => Int, { description: 'Activities under way.' })
  underWay!: number;

  @Res('plan:read', () => Int, { description: 'Activities done.' })
  done!: number;

  @Res('plan:read', () => Int, { description: 'Activities given up.' })
  dropped!: number;
}

@ObjectType({ description: 'A step that a plan took.' })
export class PlanStep {
  @Res('plan:read', () => Int, { description: 'Version of the plan that it made.' })
  version!: number;

  @Res('plan:read', () => ActionPlanStateCode, { description: 'The state after it.' })
  state!: ActionPlanState;

  @Res('plan:read', () => PlanReturnReasonCode, { nullable: true, description: 'Why it was returned.' })
  reason!: PlanReturnReason | null;

  @Res('plan:read', () => DateTime, { description: 'When.' })
  doneAt!: Date;

  officialId!: string;
  officeId!: string;
}

export const planOf = (row: PlanRow): ActionPlan =>
  Object.assign(new ActionPlan(), {
    ...{ id: row.id, financialYear: row.financial_year, title: row.title, state: row.state },
    ...{ submittedAt: row.submitted_at, acceptedAt: row.accepted_at, committeeId: row.committee, version: row.version },
    budget: budgetOf({
      ...{ withinMandate: BigInt(row.within_mandate), proposed: BigInt(row.proposed) },
      ...{ allocated: BigInt(row.allocated), spent: BigInt(row.spent) },
    }),
  });

export const activityOf = (row: ActivityRow): PlanActivity =>
  Object.assign(new PlanActivity(), {
    ...{ id: row.id, kind: row.kind, theme: row.theme, title: row.title, problem: row.problem, solution: row.solution },
    ...{ quarters: row.quarters, state: row.state, endorsedOn: row.endorsed_on, endorsedAs: row.endorsed_as },
    ...{ officeId: row.office, officialId: row.official, agencyIds: row.agencies },
    ...{ placeCodes: row.places, endorsement: answerOf(row) },
  });

export const reviewOf = (row: ReviewRow): PlanReview =>
  Object.assign(new PlanReview(), {
    ...{ quarter: row.quarter, heldOn: row.held_on, planned: row.planned, underWay: row.under_way },
    ...{ done: row.done, dropped: row.dropped },
  });

export const stepOf = (row: PlanStepRow): PlanStep =>
  Object.assign(new PlanStep(), {
    ...{ version: row.version, state: row.state, reason: row.reason, doneAt: row.created_at },
    ...{ officialId: row.person, officeId: row.office },
  });
