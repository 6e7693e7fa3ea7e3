import { ObjectType } from 'type-graphql';
import { DateTime, Res } from '@hub/subgraph-kit';
import type { RepatriationState } from '@hub/vocabulary';
import { RepatriationStateCode } from '../codes.js';
import { Office } from '../office/office.stub.js';
import type { RepatriationStepEntity } from './step.entity.js';

@ObjectType({ description: 'A repatriation came to a state.' })
export class RepatriationStep {
  @Res('repatriation:read', () => RepatriationStateCode, { description: 'The state it came to.' })
  state!: RepatriationState;

  @Res('repatriation:read', () => DateTime, { description: 'When it came there.' })
  at!: Date;

  @Res('repatriation:read', () => Office, { nullable: true, description: 'The office that recorded it.' })
  office!: Office | null;
}

export const stepOf = ({ state, at, office }: RepatriationStepEntity): RepatriationStep =>
  Object.assign(new RepatriationStep(), { state, at, office: Office.of(office) });
