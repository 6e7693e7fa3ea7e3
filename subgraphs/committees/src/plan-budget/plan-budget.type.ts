import { ID, Int, ObjectType } from 'type-graphql';
import { LocalDate, Pub, Res } from '@hub/subgraph-kit';
import type { BudgetLineState, BudgetRejectionReason, BudgetSource, WorkTheme } from '@hub/vocabulary';
import { BudgetLineStateCode, BudgetRejectionReasonCode, BudgetSourceCode, WorkThemeCode } from '../codes.js';
import { bahtOf } from './baht.rules.js';
import { type BudgetSums, groupedBy, stateOfLine, sumsOf } from './plan-budget.rules.js';
import { type BudgetLineRow, factsOf, type PlannedMoneyRow } from './plan-budget.store.js';

@ObjectType({ description: 'Sums of the budget lines of a plan, in baht.' })
export class PlanBudget {
  @Pub(() => String, { description: 'Done within the mandates of agencies, without money of its own.' })
  withinMandate!: string;

  @Pub(() => String, { description: 'Asked for.' })
  proposed!: string;

  @Pub(() => String, { description: 'Allocated of what was asked for.' })
  allocated!: string;

  @Pub(() => String, { description: 'Spent.' })
  spent!: string;
}

@ObjectType({ description: 'Money for an activity; amounts in baht.' })
export class BudgetLine {
  @Res('plan:read', () => ID, { description: 'Id of the line.' })
  id!: string;

  @Res('plan:read', () => BudgetSourceCode, { description: 'Who pays, or is asked to.' })
  source!: BudgetSource;

  @Res('plan:read', () => BudgetLineStateCode, { description: 'How far it has come.' })
  state!: BudgetLineState;

  @Res('plan:read', () => String, { description: 'Asked for, or within the mandate.' })
  proposed!: string;

  @Res('plan:read', () => LocalDate, { nullable: true, description: 'When it was submitted to the organization.' })
  submittedOn!: string | null;

  @Res('plan:read', () => LocalDate, { nullable: true, description: 'When the organization allocated or rejected it.' })
  decidedOn!: string | null;

  @Res('plan:read', () => BudgetRejectionReasonCode, { nullable: true, description: 'Why it was rejected.' })
  rejectedFor!: BudgetRejectionReason | null;

  @Res('plan:read', () => String, { nullable: true, description: 'Allocated.' })
  allocated!: string | null;

  @Res('plan:read', () => String, { nullable: true, description: 'Spent.' })
  spent!: string | null;

  @Res('plan:read', () => LocalDate, { nullable: true, description: 'As of which day it was spent.' })
  spentOn!: string | null;

  organizationId!: string | null;
}

@ObjectType({ description: 'What a plan asks of an organization, or has it do within its mandate.' })
export class OrganizationBudget {
  @Res('plan:read', () => PlanBudget, { description: 'Sums of the lines that name it.' })
  budget!: PlanBudget;

  organizationId!: string | null;
}

@ObjectType({ description: 'What a plan does about a theme.' })
export class ThemeWork {
  @Res('plan:read', () => WorkThemeCode, {
    nullable: true,
    description: 'The theme; null for activities of before each had one.',
  })
  theme!: WorkTheme | null;

  @Res('plan:read', () => Int, { description: 'How many activities it has.' })
  activities!: number;

  @Res('plan:read', () => PlanBudget, { description: 'Sums of their money.' })
  budget!: PlanBudget;
}

export const budgetOf = ({ withinMandate, proposed, allocated, spent }: BudgetSums): PlanBudget =>
  Object.assign(new PlanBudget(), {
    ...{ withinMandate: bahtOf(withinMandate), proposed: bahtOf(proposed) },
    ...{ allocated: bahtOf(allocated), spent: bahtOf(spent) },
  });

export const lineOf = (row: BudgetLineRow): BudgetLine => {
  const { allocated, spent, ...facts } = factsOf(row);
  return Object.assign(new BudgetLine(), {
    ...{ ...facts, id: row.id, organizationId: row.organization, state: stateOfLine({ ...facts, allocated, spent }) },
    ...{ proposed: bahtOf(facts.proposed), allocated: allocated === null ? null : bahtOf(allocated) },
    spent: spent === null ? null : bahtOf(spent),
  });
};

/** In the order in which the plan names them. */
export const organizationBudgetsOf = (activities: readonly PlannedMoneyRow[]): OrganizationBudget[] =>
  groupedBy(
    activities.flatMap(({ lines }) => lines),
    ({ organization }) => organization,
  ).map(([organizationId, lines]) =>
    Object.assign(new OrganizationBudget(), { organizationId, budget: budgetOf(sumsOf(lines.map(factsOf))) }),
  );

/** In the order in which the plan has them. */
export const themeWorkOf = (activities: readonly PlannedMoneyRow[]): ThemeWork[] =>
  groupedBy(activities, ({ theme }) => theme).map(([theme, same]) =>
    Object.assign(new ThemeWork(), {
      ...{ theme, activities: same.length },
      budget: budgetOf(sumsOf(same.flatMap(({ lines }) => lines.map(factsOf)))),
    }),
  );
