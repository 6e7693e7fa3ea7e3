import { Int, ObjectType } from 'type-graphql';
import type { Acknowledgement, Escalation } from '@hub/inbox';
import { DateTime, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { AcknowledgementKind, EscalationState } from '@hub/vocabulary';
import { AcknowledgementKindCode, EscalationStateCode } from '../codes.js';
import { ANSWER } from '../permissions.js';

@ObjectType({ description: 'Your answer to an update, as it is stored; it names nobody.' })
export class RepatriationReceipt {
  @Res(ANSWER, () => Int, { description: 'Number of the update in the inbox.' })
  number!: number;

  @Res(ANSWER, () => AcknowledgementKindCode, { description: 'The answer.' })
  kind!: AcknowledgementKind;

  @Res(ANSWER, () => DateTime, { description: 'When.' })
  at!: Date;
}

@ObjectType({ description: 'The answer to an acknowledgement of an update.' })
export class AcknowledgeRepatriationUpdateResult {
  @Res(ANSWER, () => RepatriationReceipt, { nullable: true, description: 'Null when nothing was stored.' })
  receipt!: RepatriationReceipt | null;

  @Pub(() => [Problem], { description: 'ALERT_CLOSED when somebody has accepted before.' })
  problems!: readonly Problem[];
}

@ObjectType({ description: 'Whether what one side was told of a return was answered; for the Thai side only.' })
export class CounterpartAnswer {
  @Res('repatriation:read', () => EscalationStateCode, { description: 'ACCEPTED once somebody answered.' })
  state!: EscalationState;

  @Res('repatriation:read', () => DateTime, { description: 'When it was told.' })
  toldAt!: Date;

  @Res('repatriation:read', () => DateTime, { nullable: true, description: 'When the next office here is told.' })
  dueAt!: Date | null;

  @Res('repatriation:read', () => DateTime, { nullable: true, description: 'When it was answered.' })
  answeredAt!: Date | null;

  @Res('repatriation:read', () => Boolean, {
    description: 'Whether the own system of the other side answered, of which no person is known here.',
  })
  bySystem!: boolean;

  @Res('repatriation:read', () => Int, { description: 'How many steps were fired because nobody answered.' })
  step!: number;
}

export const receiptOf = ({ number, kind, at }: Acknowledgement): RepatriationReceipt =>
  Object.assign(new RepatriationReceipt(), { number, kind, at });

export const answerOf = ({ state, openedAt, dueAt, closedAt, closedBy, steps }: Escalation): CounterpartAnswer =>
  Object.assign(new CounterpartAnswer(), {
    ...{ state, toldAt: openedAt, dueAt, answeredAt: closedAt, step: steps.at(-1)?.step ?? 0 },
    bySystem: closedBy?.startsWith('account:') ?? false,
  });
