import { alertRuleResolverOf, type Feature, notifyFeed } from '@hub/subgraph-kit';
import { AnswerResolver } from '../answer/answer.resolver.js';
import { escalateTask } from '../answer/escalate.task.js';
import { counterpartAnswerMigration } from '../migrations/1020-counterpart-answer.js';
import { MessageResolver, UpdateResolver } from './update.resolver.js';
import { REPATRIATION_RULES } from './update.table.js';

/** What each office follows of a return, and who must answer. */
export const updates: Feature = {
  name: 'updates',
  resolvers: [UpdateResolver, MessageResolver, AnswerResolver, alertRuleResolverOf('repatriation', REPATRIATION_RULES)],
  migrations: [counterpartAnswerMigration],
  feeds: [notifyFeed],
  tasks: [escalateTask],
  alertRules: REPATRIATION_RULES,
};
