import { alertRuleResolverOf, type Feature, notifyFeed } from '@hub/subgraph-kit';
import { NoticeInboxResolver, NoticeResolver } from './notice.resolver.js';
import { COMMITTEE_RULES } from './notice.table.js';

/** Notices of offices that are vacant and of what is late, by rules that can be changed. */
export const notices: Feature = {
  name: 'notices',
  resolvers: [NoticeResolver, NoticeInboxResolver, alertRuleResolverOf('committee', COMMITTEE_RULES)],
  feeds: [notifyFeed],
  alertRules: COMMITTEE_RULES,
};
