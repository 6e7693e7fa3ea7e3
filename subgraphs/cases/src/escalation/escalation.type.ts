import { Int, ObjectType } from 'type-graphql';
import type { Escalation, StepRecord } from '@hub/inbox';
import { DateTime, Res } from '@hub/subgraph-kit';
import type { EscalationState, StepOutcome, StepReason } from '@hub/vocabulary';
import { EscalationStateCode, StepOutcomeCode, StepReasonCode } from '../codes.js';
import { Office } from '../office/office.stub.js';

@ObjectType({ description: 'One step that was fired because nobody had accepted.' })
export class AlertEscalationStep {
  @Res('alert:read', () => Int, { description: '1 for the first.' })
  step!: number;

  @Res('alert:read', () => [Office], { description: 'The offices it alerted; none when they were vacant.' })
  offices!: readonly Office[];

  @Res('alert:read', () => DateTime, { description: 'When it was due.' })
  dueAt!: Date;

  @Res('alert:read', () => DateTime, { description: 'When it was fired.' })
  firedAt!: Date;

  @Res('alert:read', () => StepReasonCode, { description: 'Why.' })
  reason!: StepReason;

  @Res('alert:read', () => StepOutcomeCode, { description: 'Whether it found somebody.' })
  outcome!: StepOutcome;
}

@ObjectType({ description: 'What happens until somebody accepts an alert; one for all offices that a rule alerted.' })
export class AlertEscalation {
  @Res('alert:read', () => EscalationStateCode, { description: 'Where it stands.' })
  state!: EscalationState;

  @Res('alert:read', () => Int, { description: 'How many steps were fired.' })
  step!: number;

  @Res('alert:read', () => DateTime, { nullable: true, description: 'When the next step is due; null unless OPEN.' })
  dueAt!: Date | null;

  @Res('alert:read', () => DateTime, { nullable: true, description: 'When it ended by an answer.' })
  closedAt!: Date | null;

  @Res('alert:read', () => [AlertEscalationStep], { description: 'The steps that were fired, in order.' })
  steps!: readonly AlertEscalationStep[];
}

export const escalationOf = ({ state, dueAt, closedAt, steps }: Escalation): AlertEscalation =>
  Object.assign(new AlertEscalation(), {
    ...{ state, dueAt, closedAt, step: steps.at(-1)?.step ?? 0, steps: steps.map(stepOf) },
  });

const stepOf = ({ owners, ...step }: StepRecord): AlertEscalationStep =>
  Object.assign(new AlertEscalationStep(), { ...step, offices: owners.map((owner) => Office.of(owner)) });
