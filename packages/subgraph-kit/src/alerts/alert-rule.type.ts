import { Directive, ID, Int, ObjectType } from 'type-graphql';
import {
  ALERT_COMMITTEES,
  ALERT_CONDITIONS,
  ALERT_RULES,
  ALERT_STEP_TARGETS,
  type AlertCommittee,
  type AlertCondition,
  type AlertRule,
  type AlertStepTarget,
  OFFICE_KINDS,
  type OfficeKind,
} from '@hub/vocabulary';
import { enumOf } from '../schema/code-enum.js';
import { Pub, Res } from '../schema/field.js';
import { DateTime } from '../schema/scalars.js';
import { Problem } from '../schema/shared-types.js';
import type { RuleStep, RuleVersion, SecondsByUrgency } from './alert-rule.js';

export const AlertRuleCode = enumOf('AlertRule', ALERT_RULES, 'The rule that addressed an office.');
export const AlertCommitteeCode = enumOf('AlertCommittee', ALERT_COMMITTEES, 'Whose offices a rule names.');
export const AlertConditionCode = enumOf('AlertCondition', ALERT_CONDITIONS, 'When a rule addresses its offices.');
export const AlertStepTargetCode = enumOf('AlertStepTarget', ALERT_STEP_TARGETS, 'Whom a step of a chain alerts.');
export const OfficeKindCode = enumOf('OfficeKind', OFFICE_KINDS, 'The role of whoever holds an office.');

const READ = 'alert:read';

@Directive('@shareable')
@ObjectType({ description: 'Seconds for each urgency.' })
export class AlertSeconds {
  @Res(READ, () => Int, { description: 'In an emergency.' })
  emergency!: number;

  @Res(READ, () => Int, { description: 'When it is urgent.' })
  urgent!: number;

  @Res(READ, () => Int, { description: 'Otherwise.' })
  normal!: number;
}

@Directive('@shareable')
@ObjectType({ description: 'Offices that a rule alerts when its condition holds.' })
export class AlertAddressees {
  @Res(READ, () => AlertConditionCode, { description: 'When.' })
  when!: AlertCondition;

  @Res(READ, () => AlertCommitteeCode, { description: 'Offices of which committees.' })
  whose!: AlertCommittee;

  @Res(READ, () => [OfficeKindCode], { description: 'Which offices.' })
  offices!: readonly OfficeKind[];

  @Res(READ, () => String, { description: 'Why, for whoever got an alert by it.' })
  because!: string;
}

@Directive('@shareable')
@ObjectType({ description: 'One step of what happens until somebody accepts.' })
export class AlertStep {
  @Res(READ, () => AlertSeconds, { description: 'How long after the event.' })
  after!: AlertSeconds;

  @Res(READ, () => AlertStepTargetCode, { description: 'Whom it alerts.' })
  to!: AlertStepTarget;

  @Res(READ, () => AlertCommitteeCode, { nullable: true, description: 'Of OTHER_OFFICE: of which committees.' })
  whose!: AlertCommittee | null;

  @Res(READ, () => OfficeKindCode, { nullable: true, description: 'Of OTHER_OFFICE: which one.' })
  kind!: OfficeKind | null;
}

@Directive('@shareable')
@ObjectType({ description: 'For how many events of one kind a rule waits before it tells of them.' })
export class AlertThreshold {
  @Res(READ, () => Int, { description: 'How many.' })
  events!: number;

  @Res(READ, () => Int, { description: 'Within how many days.' })
  days!: number;
}

@Directive('@shareable')
@ObjectType({ description: 'What one rule of alerts says, in one version.' })
export class AlertRuleVersion {
  @Res(READ, () => AlertRuleCode, { description: 'The rule.' })
  code!: AlertRule;

  @Res(READ, () => Int, { description: 'Pass it back with a change.' })
  version!: number;

  @Res(READ, () => Boolean, { description: 'False when it alerts nobody now.' })
  active!: boolean;

  @Res(READ, () => AlertSeconds, { description: 'Within what time somebody must accept.' })
  acceptWithin!: AlertSeconds;

  @Res(READ, () => [AlertAddressees], { description: 'Whom it alerts; an office named twice by the first.' })
  addressees!: readonly AlertAddressees[];

  @Res(READ, () => [AlertStep], { description: 'What happens until somebody accepts; empty for information only.' })
  chain!: readonly AlertStep[];

  @Res(READ, () => AlertThreshold, { nullable: true, description: 'Null for a rule that tells of each event.' })
  threshold!: AlertThreshold | null;

  @Res(READ, () => ID, { nullable: true, description: 'Id of the person who changed it; null for what a release set.' })
  changedBy!: string | null;

  @Res(READ, () => DateTime, { description: 'Since when it says so.' })
  changedAt!: Date;

  @Res(READ, () => String, { description: 'Why it was changed.' })
  reason!: string;
}

@Directive('@shareable')
@ObjectType({ description: 'The answer to a change of a rule.' })
export class ChangeAlertRuleResult {
  @Res(READ, () => AlertRuleVersion, { nullable: true, description: 'The rule as it says now.' })
  rule!: AlertRuleVersion | null;

  @Pub(() => [Problem], { description: 'What must be put right first.' })
  problems!: readonly Problem[];
}

const secondsOf = ({ EMERGENCY, URGENT, NORMAL }: SecondsByUrgency): AlertSeconds =>
  Object.assign(new AlertSeconds(), { emergency: EMERGENCY, urgent: URGENT, normal: NORMAL });

const stepOf = ({ after, to }: RuleStep): AlertStep =>
  Object.assign(new AlertStep(), {
    after: secondsOf(after),
    ...(typeof to === 'string' ? { to, whose: null, kind: null } : { to: 'OTHER_OFFICE', ...to }),
  });

const PERSON = /^person:(.+)$/;

export const ruleVersionOf = ({
  acceptWithin,
  addressees,
  chain,
  changedBy,
  threshold,
  ...rule
}: RuleVersion): AlertRuleVersion =>
  Object.assign(new AlertRuleVersion(), {
    ...rule,
    acceptWithin: secondsOf(acceptWithin),
    addressees: addressees.map((row) => Object.assign(new AlertAddressees(), row)),
    chain: chain.map(stepOf),
    threshold: threshold ? Object.assign(new AlertThreshold(), threshold) : null,
    changedBy: PERSON.exec(changedBy)?.[1] ?? null,
  });
