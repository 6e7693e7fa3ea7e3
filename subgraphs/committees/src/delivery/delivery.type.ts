import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Res } from '@hub/subgraph-kit';
import type { AlertRule, ChannelKind, DeliveryOutcome, DeliveryState, Urgency } from '@hub/vocabulary';
import { AlertRuleCode, ChannelKindCode, DeliveryOutcomeCode, DeliveryStateCode, UrgencyCode } from '../codes.js';
import type { DeliveryEntity } from './delivery.entity.js';

@ObjectType({ description: 'One notice outside the graph, to one channel; whose, and which address, is not told.' })
export class Delivery {
  @Res(null, () => ID, { description: 'Id; a webhook has it as `webhook-id`.' })
  id!: string;

  @Res(null, () => ChannelKindCode, { description: 'How it travels.' })
  kind!: ChannelKind;

  @Res(null, () => DeliveryStateCode, { description: 'How far it has come.' })
  state!: DeliveryState;

  @Res(null, () => DeliveryOutcomeCode, { nullable: true, description: 'What the last attempt came to; null before.' })
  outcome!: DeliveryOutcome | null;

  @Res(null, () => Int, { description: 'How often it was tried.' })
  attempts!: number;

  @Res(null, () => AlertRuleCode, { nullable: true, description: 'The rule that addressed the office, if one did.' })
  rule!: AlertRule | null;

  @Res(null, () => UrgencyCode, { nullable: true, description: 'How soon somebody must answer.' })
  urgency!: Urgency | null;

  @Res(null, () => String, { nullable: true, description: 'The subscription that shows the entry.' })
  inbox!: string | null;

  @Res(null, () => Int, { nullable: true, description: 'Number of the entry in that inbox.' })
  number!: number | null;

  @Res(null, () => DateTime, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Res(null, () => DateTime, { nullable: true, description: 'When the other side took it; null until then.' })
  sentAt!: Date | null;
}

export const DeliveryConnection = connectionType<Delivery>('Delivery', () => Delivery);

export const deliveryOf = (row: DeliveryEntity): Delivery => {
  const { id, kind, state, outcome, attempts, rule, urgency, inbox, number, createdAt, sentAt } = row;
  return Object.assign(new Delivery(), {
    ...{ id, kind, state, outcome, attempts, rule, urgency, inbox, number, createdAt, sentAt },
  });
};
