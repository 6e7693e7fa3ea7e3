import type { Feature } from '@hub/subgraph-kit';
import { AssistanceEntity } from '../assistance/assistance.entity.js';
import {
  AssistanceResolver,
  CaseAssistanceResolver,
  PersonAssistanceResolver,
} from '../assistance/assistance.resolver.js';
import { FollowUpResolver, PersonFollowUpResolver } from '../follow-up/follow-up.resolver.js';
import { assistanceMigration } from '../migrations/1071-assistance.js';
import { supportPlanMigration } from '../migrations/1100-support-plan.js';
import { reflectionNoticeMigration } from '../migrations/1102-reflection-notice.js';
import { reflectionJob } from '../reflection/reflection.job.js';
import { PersonSupportResolver, SupportGoalResolver, SupportPlanResolver } from './support-plan.resolver.js';

/** Assistance of persons, plans for it, follow-ups, and the time to reflect. */
export const support: Feature = {
  name: 'support',
  resolvers: [
    AssistanceResolver,
    CaseAssistanceResolver,
    PersonAssistanceResolver,
    SupportPlanResolver,
    SupportGoalResolver,
    PersonSupportResolver,
    FollowUpResolver,
    PersonFollowUpResolver,
  ],
  entities: [AssistanceEntity],
  migrations: [assistanceMigration, supportPlanMigration, reflectionNoticeMigration],
  jobs: [reflectionJob],
};
