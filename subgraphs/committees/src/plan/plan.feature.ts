import type { Feature } from '@hub/subgraph-kit';
import { actionPlanMigration } from '../migrations/1060-action-plan.js';
import { planMeasureMigration } from '../migrations/1073-plan-measure.js';
import { planCommentMigration } from '../migrations/1196-plan-comment.js';
import { memberReadsMigration } from '../migrations/1202-member-reads.js';
import { CommentsOfPlanResolver, PlanCommentResolver } from '../plan-comment/plan-comment.resolver.js';
import { PlanChangeResolver } from './plan-change.resolver.js';
import { PlanActivityResolver, PlanResolver, PlansOfCommitteeResolver, PlanStepResolver } from './plan.resolver.js';

/** Action plans, their activities, steps and measures. */
export const plans: Feature = {
  name: 'plans',
  resolvers: [
    ...[PlanResolver, PlanChangeResolver, PlanActivityResolver, PlanStepResolver, PlansOfCommitteeResolver],
    ...[CommentsOfPlanResolver, PlanCommentResolver],
  ],
  migrations: [actionPlanMigration, planMeasureMigration, planCommentMigration, memberReadsMigration],
};
