import { ID, Int, ObjectType } from 'type-graphql';
import { DateTime, Problem, Pub, Res } from '@hub/subgraph-kit';
import { Office } from '../office/office.stub.js';
import type { RepatriationMovementEntity } from './movement.entity.js';

@ObjectType('RepatriationMovement', {
  description: 'Repatriations that cross together; the other side follows each by itself and knows of no group.',
})
export class Movement {
  @Res('repatriation:read', () => ID, { description: 'Id of the movement.' })
  id!: string;

  @Res('repatriation:read', () => Int, { description: 'Send it back with a change; it grows with each.' })
  version!: number;

  @Res('repatriation:read', () => DateTime, { description: 'When it was planned.' })
  createdAt!: Date;

  @Res('repatriation:read', () => Office, { nullable: true, description: 'The office that planned it.' })
  office!: Office | null;
}

@ObjectType({ description: 'A changed movement, or what to put right.' })
export class RepatriationMovementResult {
  @Res('repatriation:read', () => Movement, { nullable: true, description: 'Null when there are problems.' })
  movement!: Movement | null;

  @Pub(() => [Problem], { description: 'Empty when it was done.' })
  problems!: readonly Problem[];
}

export const movementOf = ({ id, version, createdAt, office }: RepatriationMovementEntity): Movement =>
  Object.assign(new Movement(), { id, version, createdAt, office: Office.of(office) });

export const moved = (movement: RepatriationMovementEntity): RepatriationMovementResult =>
  Object.assign(new RepatriationMovementResult(), { movement: movementOf(movement), problems: [] });

export const notMoved = (problems: readonly Problem[]): RepatriationMovementResult =>
  Object.assign(new RepatriationMovementResult(), { movement: null, problems });
