import type { Feature } from '@hub/subgraph-kit';
import { actionPlanMigration } from '../migrations/1060-action-plan.js';
import { planMeasureMigration } from '../migrations/1073-plan-measure.js';
import { planCommentMigration } from '../migrations/1196-plan-comment.js';
import { memberReadsMigration } from '../migrations/1202-member-reads.js';
import { planActivityOfficeMigration } from '../migrations/1205-plan-activity-office.js';
import { budgetOrganizationMigration } from '../migrations/1206-budget-organization.js';
import { planThemeMigration } from '../migrations/1207-plan-theme.js';
import {
  BudgetLineResolver,
  BudgetOfActivityResolver,
  BudgetOfPlanResolver,
  OrganizationBudgetResolver,
} from '../plan-budget/plan-budget.resolver.js';
import { CommentsOfPlanResolver, PlanCommentResolver } from '../plan-comment/plan-comment.resolver.js';
import { PlanChangeResolver } from './plan-change.resolver.js';
import { PlanActivityResolver, PlanResolver, PlansOfCommitteeResolver, PlanStepResolver } from './plan.resolver.js';

/** Action plans, their activities, steps, measures and money. */
export const plans: Feature = {
  name: 'plans',
  resolvers: [
    ...[PlanResolver, PlanChangeResolver, PlanActivityResolver, PlanStepResolver, PlansOfCommitteeResolver],
    ...[CommentsOfPlanResolver, PlanCommentResolver],
    ...[BudgetOfPlanResolver, BudgetOfActivityResolver, BudgetLineResolver, OrganizationBudgetResolver],
  ],
  migrations: [
    actionPlanMigration,
    planMeasureMigration,
    planCommentMigration,
    memberReadsMigration,
    planActivityOfficeMigration,
    budgetOrganizationMigration,
    planThemeMigration,
  ],
};
