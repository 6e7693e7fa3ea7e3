import { InputType, Int } from 'type-graphql';
import type { AlertCommittee, AlertCondition, AlertRule, AlertStepTarget, OfficeKind } from '@hub/vocabulary';
import { Res } from '../schema/field.js';
import type { RuleContent, SecondsByUrgency, StepTo } from './alert-rule.js';
import {
  AlertCommitteeCode,
  AlertConditionCode,
  AlertRuleCode,
  AlertStepTargetCode,
  OfficeKindCode,
} from './alert-rule.type.js';

/** Characters a reason may have, at least and at most. */
export const REASON = { least: 10, most: 500 };

@InputType({ description: 'Seconds for each urgency.' })
export class AlertSecondsInput {
  @Res(null, () => Int, { description: 'In an emergency.' })
  emergency!: number;

  @Res(null, () => Int, { description: 'When it is urgent.' })
  urgent!: number;

  @Res(null, () => Int, { description: 'Otherwise.' })
  normal!: number;
}

@InputType({ description: 'Offices that a rule alerts when its condition holds.' })
export class AlertAddresseesInput {
  @Res(null, () => AlertConditionCode, { description: 'When; one that the rules here use.' })
  when!: AlertCondition;

  @Res(null, () => AlertCommitteeCode, { description: 'Offices of which committees; one that the rules here use.' })
  whose!: AlertCommittee;

  @Res(null, () => [OfficeKindCode], { description: 'Which offices, 1 to 8.' })
  offices!: OfficeKind[];

  @Res(null, () => String, { description: 'Why, at most 300 characters, for whoever gets an alert by it.' })
  because!: string;
}

@InputType({ description: 'One step of what happens until somebody accepts.' })
export class AlertStepInput {
  @Res(null, () => AlertSecondsInput, { description: 'How long after the event; never before the step above it.' })
  after!: AlertSecondsInput;

  @Res(null, () => AlertStepTargetCode, { description: 'Whom it alerts.' })
  to!: AlertStepTarget;

  @Res(null, () => AlertCommitteeCode, { nullable: true, description: 'Needed for OTHER_OFFICE: of which committees.' })
  whose?: AlertCommittee | null;

  @Res(null, () => OfficeKindCode, { nullable: true, description: 'Needed for OTHER_OFFICE: which one.' })
  kind?: OfficeKind | null;
}

@InputType({ description: 'For how many events of one kind a rule waits.' })
export class AlertThresholdInput {
  @Res(null, () => Int, { description: 'How many; from what the release waits for to 50.' })
  events!: number;

  @Res(null, () => Int, { description: 'Within how many days, 1 to 31.' })
  days!: number;
}

@InputType({ description: 'A rule as it shall be from now on; events that were told before keep the chain they had.' })
export class ChangeAlertRuleInput {
  @Res(null, () => AlertRuleCode, { description: 'The rule.' })
  code!: AlertRule;

  @Res(null, () => Int, { description: 'The version that this one replaces.' })
  version!: number;

  @Res(null, () => Boolean, { description: 'False to alert nobody; some rules cannot be turned off.' })
  active!: boolean;

  @Res(null, () => AlertSecondsInput, { description: 'Within what time somebody must accept.' })
  acceptWithin!: AlertSecondsInput;

  @Res(null, () => [AlertAddresseesInput], { description: 'Whom it alerts, 1 to 10 rows.' })
  addressees!: AlertAddresseesInput[];

  @Res(null, () => [AlertStepInput], {
    description: 'At most 12 steps. Another office by the time to accept; the last a secretariat or the national desk.',
  })
  chain!: AlertStepInput[];

  @Res(null, () => AlertThresholdInput, {
    nullable: true,
    description: 'Needed for a rule that waits for several events, refused for every other.',
  })
  threshold?: AlertThresholdInput | null;

  @Res(null, () => String, { description: 'Why, 10 to 500 characters; kept for ever and shown. Name nobody.' })
  reason!: string;
}

const secondsOf = ({ emergency, urgent, normal }: AlertSecondsInput): SecondsByUrgency => ({
  ...{ EMERGENCY: emergency, URGENT: urgent, NORMAL: normal },
});

const toOf = ({ to, whose, kind }: AlertStepInput): StepTo | null => {
  if (to !== 'OTHER_OFFICE') return whose || kind ? null : to;
  return whose && kind ? { whose, kind } : null;
};

/** The rule an input asks for; null when a step names another office incompletely, or needlessly. */
export const contentOf = ({
  active,
  acceptWithin,
  addressees,
  chain,
  threshold,
}: ChangeAlertRuleInput): RuleContent | null => {
  const steps = chain.flatMap((step) => {
    const to = toOf(step);
    return to ? [{ after: secondsOf(step.after), to }] : [];
  });
  if (steps.length < chain.length) return null;
  return {
    ...{ active, acceptWithin: secondsOf(acceptWithin), chain: steps },
    addressees: addressees.map(({ when, whose, offices, because }) => ({ when, whose, offices, because })),
    threshold: threshold ? { events: threshold.events, days: threshold.days } : null,
  };
};
