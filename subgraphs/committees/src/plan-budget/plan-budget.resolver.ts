import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input, rowsByOwner } from '@hub/subgraph-kit';
import { organizationById } from '../organization/organization.reference.js';
import { Organization } from '../organization/organization.type.js';
import { ActionPlanResult } from '../plan/plan.inputs.js';
import { ActionPlan, PlanActivity } from '../plan/plan.type.js';
import { recordBudget } from './plan-budget.commands.js';
import { RecordPlanBudgetInput } from './plan-budget.inputs.js';
import { type BudgetLineRow, linesOfActivities, moneyOfPlans, type PlannedMoneyRow } from './plan-budget.store.js';
import {
  BudgetLine,
  lineOf,
  OrganizationBudget,
  organizationBudgetsOf,
  ThemeWork,
  themeWorkOf,
} from './plan-budget.type.js';

const linesOfActivity = rowsByOwner<BudgetLineRow, BudgetLine>({
  ...{ list: linesOfActivities, keyOf: ({ activity }) => activity, shape: lineOf },
});
const moneyOfPlan = rowsByOwner<PlannedMoneyRow, PlannedMoneyRow>({
  ...{ list: moneyOfPlans, keyOf: ({ plan }) => plan, shape: (row) => row },
});

@Resolver(() => ActionPlan)
export class BudgetOfPlanResolver {
  @FieldResolver(() => [OrganizationBudget], {
    nullable: true,
    description: 'Sums of its money by organization, as of one instant; together they are the sums of the plan.',
  })
  @Classified('RES', 'plan:read')
  async budgetByOrganization(
    @Root() { id }: ActionPlan,
    @Ctx() context: HubContext,
  ): Promise<OrganizationBudget[] | null> {
    const activities = await context.load(moneyOfPlan, id);
    return activities && organizationBudgetsOf(activities);
  }

  @FieldResolver(() => [ThemeWork], {
    nullable: true,
    description: 'Its activities and their money by theme, as of one instant; themes without any are left out.',
  })
  @Classified('RES', 'plan:read')
  async workByTheme(@Root() { id }: ActionPlan, @Ctx() context: HubContext): Promise<ThemeWork[] | null> {
    const activities = await context.load(moneyOfPlan, id);
    return activities && themeWorkOf(activities);
  }

  @Mutation(() => ActionPlanResult, {
    description: 'Records the next step of the money of a line: submitted, allocated, rejected or spent.',
  })
  @Classified('RES', 'plan:write')
  recordPlanBudget(
    @Input('input', () => RecordPlanBudgetInput, { class: 'RES', description: 'What.' }) input: RecordPlanBudgetInput,
    @Ctx() context: HubContext,
  ): Promise<ActionPlanResult> {
    return recordBudget(input, context);
  }
}

@Resolver(() => PlanActivity)
export class BudgetOfActivityResolver {
  @FieldResolver(() => [BudgetLine], { nullable: true, description: 'Its money.' })
  @Classified('RES', 'plan:read')
  budget(@Root() { id }: PlanActivity, @Ctx() context: HubContext): Promise<BudgetLine[] | null> {
    return context.load(linesOfActivity, id);
  }
}

@Resolver(() => BudgetLine)
export class BudgetLineResolver {
  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'Whose money it is, or who is asked for it; null for a line of before each named one.',
  })
  @Classified('RES', 'plan:read')
  organization(
    @Root() { organizationId }: BudgetLine,
    @Ctx() context: HubContext,
  ): Promise<Organization | null> | null {
    return organizationId ? context.load(organizationById, organizationId) : null;
  }
}

@Resolver(() => OrganizationBudget)
export class OrganizationBudgetResolver {
  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The organization; null for lines of before each named one.',
  })
  @Classified('RES', 'plan:read')
  organization(
    @Root() { organizationId }: OrganizationBudget,
    @Ctx() context: HubContext,
  ): Promise<Organization | null> | null {
    return organizationId ? context.load(organizationById, organizationId) : null;
  }
}
