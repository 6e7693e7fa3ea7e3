import { ObjectType } from 'type-graphql';
import { DateTime, Problem, Res } from '@hub/subgraph-kit';
import type { RepatriationReason, RepatriationState } from '@hub/vocabulary';
import { RepatriationReasonCode, RepatriationStateCode } from '../codes.js';
import { Office } from '../office/office.stub.js';
import type { RepatriationStepEntity } from './step.entity.js';

@ObjectType({ description: 'A repatriation came to a state, or was given another crossing or window in it.' })
export class RepatriationStep {
  @Res('repatriation:read', () => RepatriationStateCode, { description: 'The state it came to, or was in.' })
  state!: RepatriationState;

  @Res('repatriation:read', () => DateTime, { description: 'When it came there.' })
  at!: Date;

  @Res('repatriation:read', () => Office, { nullable: true, description: 'The office that recorded it.' })
  office!: Office | null;

  @Res('repatriation:read', () => RepatriationReasonCode, {
    nullable: true,
    description: 'Why it left its way, or its crossing or window was changed.',
  })
  reason!: RepatriationReason | null;
}

@ObjectType('RepatriationNextStep', { description: 'A state that it can come to next, and what that still needs.' })
export class NextStep {
  @Res('repatriation:read', () => RepatriationStateCode, { description: 'Where it leads.' })
  to!: RepatriationState;

  @Res('repatriation:read', () => [Problem], { description: 'What stands against it, as a refusal would say it.' })
  missing!: Problem[];
}

export const stepOf = ({ state, at, office, reason }: RepatriationStepEntity): RepatriationStep =>
  Object.assign(new RepatriationStep(), { state, at, office: Office.of(office), reason });
