import { alertRuleResolverOf, type Feature, notifyFeed } from '@hub/subgraph-kit';
import { policyFeed } from '../events.js';
import { policyMigration } from '../migrations/1120-policy.js';
import { NoticeInboxResolver, NoticeResolver } from '../notice/notice.resolver.js';
import { noticesFannedOut } from '../notice/notice.store.js';
import { TRAINING_RULES } from '../notice/notice.table.js';
import { RetrainingDueResolver, RetrainingOfCommitteeResolver } from '../retraining/retraining.resolver.js';
import { policyVersionReference } from './policy.reference.js';
import { PolicyResolver } from './policy.resolver.js';

/** Versions of policies, who must be trained on them, and notices of it. */
export const policies: Feature = {
  name: 'policies',
  resolvers: [
    PolicyResolver,
    RetrainingDueResolver,
    RetrainingOfCommitteeResolver,
    NoticeResolver,
    NoticeInboxResolver,
    alertRuleResolverOf('training', TRAINING_RULES),
  ],
  references: [policyVersionReference],
  migrations: [policyMigration],
  feeds: [notifyFeed, policyFeed],
  fannedOut: noticesFannedOut,
  alertRules: TRAINING_RULES,
};
