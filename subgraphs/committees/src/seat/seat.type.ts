import { ID, ObjectType } from 'type-graphql';
import { Pub } from '@hub/subgraph-kit';
import type { SeatRole } from '@hub/vocabulary';
import { SeatRoleCode } from '../codes.js';
import type { SeatEntity } from './seat.entity.js';

@ObjectType({ description: 'A seat of a group, filled by an organisation.' })
export class Seat {
  @Pub(() => ID, { description: 'Id of the seat.' })
  id!: string;

  @Pub(() => String, { description: 'Title of whoever sits there, in English.' })
  titleEn!: string;

  @Pub(() => String, { nullable: true, description: 'Title in Thai.' })
  titleTh!: string | null;

  @Pub(() => SeatRoleCode, { description: 'Its role in the group.' })
  role!: SeatRole;

  organizationId!: string;
}

export const seatOf = ({ id, titleEn, titleTh, role, organization }: SeatEntity): Seat =>
  Object.assign(new Seat(), { id, titleEn, titleTh, role, organizationId: organization });
