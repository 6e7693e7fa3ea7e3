import { ID, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Res } from '@hub/subgraph-kit';
import type { DutyShiftEntity } from './duty.entity.js';

@ObjectType({ description: 'One person on duty for an office, from one instant to before another.' })
export class DutyShift {
  @Res('directory:read', () => ID, { description: 'Id of the shift.' })
  id!: string;

  @Res('directory:read', () => DateTime, { description: 'When it begins.' })
  from!: Date;

  @Res('directory:read', () => DateTime, {
    description: 'When it ends; earlier than planned when it was handed over, cancelled, or the appointment ended.',
  })
  until!: Date;

  officialId!: string;
  officeId!: string;
  handedOverFromId!: string | null;
}

export const DutyShiftConnection = connectionType<DutyShift>('DutyShift', () => DutyShift);

export const dutyShiftOf = (row: DutyShiftEntity): DutyShift =>
  Object.assign(new DutyShift(), {
    id: row.id,
    from: row.startsAt,
    until: row.endsAt,
    officialId: row.official,
    officeId: row.office,
    handedOverFromId: row.handedOverFrom,
  });
