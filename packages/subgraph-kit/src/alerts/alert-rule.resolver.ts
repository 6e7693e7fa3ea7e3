import { Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { recordAudit } from '@hub/store';
import type { AlertRule } from '@hub/vocabulary';
import { HubError } from '../errors.js';
import { actorOf, type HubContext } from '../request/context.js';
import { requireScope } from '../request/permission.js';
import { Classified, Input } from '../schema/field.js';
import { type Problem, problem } from '../schema/shared-types.js';
import type { RuleDefault, RuleVersion } from './alert-rule.js';
import { badPartsOf } from './alert-rule.bounds.js';
import { ChangeAlertRuleInput, contentOf, REASON } from './alert-rule.inputs.js';
import { storeRule, versionsOfRule } from './alert-rule.store.js';
import { AlertRuleCode, AlertRuleVersion, ChangeAlertRuleResult, ruleVersionOf } from './alert-rule.type.js';

const READ = 'alert:read';
const WRITE = 'alert-rule:write';

/**
 * Reads and changes the rules of a subgraph's alerts: `<noun>AlertRules`, `<noun>AlertRuleVersions` and
 * `change<Noun>AlertRule`. List it under `resolvers`.
 * @param noun what the subgraph raises alerts about, lower-case
 * @example resolvers: [alertRuleResolverOf('case', CASE_RULES), ...]
 */
export const alertRuleResolverOf = (noun: string, defaults: readonly RuleDefault[]): Function => {
  const Noun = noun[0]!.toUpperCase() + noun.slice(1);

  @Resolver()
  class AlertRuleResolver {
    @Query(() => [AlertRuleVersion], {
      name: `${noun}AlertRules`,
      description: 'The rules of alerts, as they are now.',
    })
    @Classified('RES', READ)
    rules(@Ctx() context: HubContext): AlertRuleVersion[] {
      requireScope(context.caller, READ);
      return context.alertRules.all().map(ruleVersionOf);
    }

    @Query(() => [AlertRuleVersion], {
      name: `${noun}AlertRuleVersions`,
      description: 'What a rule said before, and who changed it; newest first.',
    })
    @Classified('RES', READ)
    async versions(
      @Input('code', () => AlertRuleCode, { class: 'RES', description: 'The rule.' }) code: AlertRule,
      @Ctx() context: HubContext,
    ): Promise<AlertRuleVersion[]> {
      requireScope(context.caller, READ);
      return (await context.asCaller((tx) => versionsOfRule(tx, code))).map(ruleVersionOf);
    }

    @Mutation(() => ChangeAlertRuleResult, {
      name: `change${Noun}AlertRule`,
      description: 'Changes a rule from now on. It can be bent, but not so far that nobody is told in time.',
    })
    @Classified('RES', WRITE)
    async change(
      @Input('input', () => ChangeAlertRuleInput, { class: 'RES', description: 'The rule as it shall be.' })
      input: ChangeAlertRuleInput,
      @Ctx() context: HubContext,
    ): Promise<ChangeAlertRuleResult> {
      requireScope(context.caller, WRITE);
      return changeRule(input, defaults, context);
    }
  }
  return AlertRuleResolver;
};

const changeRule = async (
  input: ChangeAlertRuleInput,
  defaults: readonly RuleDefault[],
  context: HubContext,
): Promise<ChangeAlertRuleResult> => {
  const release = defaults.find(({ code }) => code === input.code);
  if (!release) throw new HubError('NOT_FOUND');
  const content = contentOf(input);
  const problems = [
    ...(content ? badPartsOf(content, release, defaults) : ['chain']),
    ...(input.reason.trim().length < REASON.least || input.reason.length > REASON.most ? ['reason'] : []),
  ].map((part) => problem('INPUT_INVALID', `input.${part}`));
  if (problems.length || !content) return resultOf(null, problems);
  const stored = await context.asSystem('change-alert-rule', async (tx) => {
    const [by, { code, version, reason }] = [actorOf(context.caller).id, input];
    const rule = await storeRule(tx, { code, version, content, changedBy: by, reason });
    if (rule)
      await recordAudit(tx, [
        { ...{ actor: by, action: 'alert-rule.changed', resourceType: 'alert_rule', resource: code }, purpose: WRITE },
      ]);
    return rule;
  });
  if (!stored) return resultOf(null, [problem('VERSION_CONFLICT', 'input.version')]);
  await context.alertRules.load();
  return resultOf(stored, []);
};

const resultOf = (rule: RuleVersion | null, problems: readonly Problem[]): ChangeAlertRuleResult =>
  Object.assign(new ChangeAlertRuleResult(), { rule: rule && ruleVersionOf(rule), problems });
