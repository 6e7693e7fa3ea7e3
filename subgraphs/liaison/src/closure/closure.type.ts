import { ID, ObjectType } from 'type-graphql';
import { DateTime, Pub } from '@hub/subgraph-kit';
import type { ClosureReason } from '@hub/vocabulary';
import { ClosureReasonCode } from '../codes.js';
import type { CrossingClosureEntity } from './closure.entity.js';

@ObjectType({ description: 'A time in which a legal crossing is closed.' })
export class CrossingClosure {
  @Pub(() => ID, { description: 'Id of the closure; reopen the crossing by this.' })
  id!: string;

  @Pub(() => DateTime, { description: 'When it begins.' })
  from!: Date;

  @Pub(() => DateTime, { nullable: true, description: 'When it ends; null while nobody knows.' })
  until!: Date | null;

  @Pub(() => ClosureReasonCode, { description: 'Why.' })
  reason!: ClosureReason;
}

export const closureOf = ({ id, startsAt, endsAt, reason }: CrossingClosureEntity): CrossingClosure =>
  Object.assign(new CrossingClosure(), { id, from: startsAt, until: endsAt, reason });
