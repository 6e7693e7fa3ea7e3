import { alertRuleResolverOf, type Feature, notifyFeed } from '@hub/subgraph-kit';
import { AcknowledgementResolver } from '../acknowledgement/acknowledgement.resolver.js';
import { escalateTask } from '../escalation/escalate.task.js';
import { InboxResolver } from '../inbox/inbox.resolver.js';
import { alertSubscriptionMigration } from '../migrations/1040-alert-subscription.js';
import { trendNoteMigration } from '../migrations/1150-trend-note.js';
import { ownAlertMigration } from '../migrations/1151-own-alert.js';
import { ownAlertAgainMigration } from '../migrations/1225-own-alert-again.js';
import { AlertSubscriptionEntity } from '../subscription/subscription.entity.js';
import { SubscriptionResolver } from '../subscription/subscription.resolver.js';
import { trendJob } from '../trend/trend.job.js';
import { CaseAlertEntity } from './alert.entity.js';
import { alertReference } from './alert.reference.js';
import { AlertReasonResolver, AlertResolver } from './alert.resolver.js';
import { CASE_RULES } from './alert.table.js';
import { alertsFannedOut } from './alert.telling.js';

/** Whom a case or a trend alerts, until somebody accepts. */
export const alerts: Feature = {
  name: 'alerts',
  resolvers: [
    AlertResolver,
    AlertReasonResolver,
    AcknowledgementResolver,
    InboxResolver,
    SubscriptionResolver,
    alertRuleResolverOf('case', CASE_RULES),
  ],
  references: [alertReference],
  entities: [CaseAlertEntity, AlertSubscriptionEntity],
  migrations: [alertSubscriptionMigration, trendNoteMigration, ownAlertMigration, ownAlertAgainMigration],
  feeds: [notifyFeed],
  jobs: [trendJob],
  tasks: [escalateTask],
  fannedOut: alertsFannedOut,
  alertRules: CASE_RULES,
};
