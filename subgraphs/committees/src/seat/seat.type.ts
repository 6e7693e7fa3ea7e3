import { ID, ObjectType } from 'type-graphql';
import { LocalDate, Pub } from '@hub/subgraph-kit';
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

  @Pub(() => LocalDate, { nullable: true, description: 'When it ended; nobody holds it any more.' })
  endedOn!: string | null;

  organizationId!: string;
  groupId!: string;
  officeId!: string | null;
}

export const seatOf = (row: SeatEntity): Seat =>
  Object.assign(new Seat(), {
    ...{ id: row.id, titleEn: row.titleEn, titleTh: row.titleTh, role: row.role, endedOn: row.endedOn },
    ...{ organizationId: row.organization, groupId: row.committeeGroup, officeId: row.office },
  });
