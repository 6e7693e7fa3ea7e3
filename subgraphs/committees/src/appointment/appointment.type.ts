import { ID, ObjectType } from 'type-graphql';
import { DateTime, Res } from '@hub/subgraph-kit';
import type { AppointmentEntity } from './appointment.entity.js';

@ObjectType({ description: 'One person in one office, from one instant to before another.' })
export class Appointment {
  @Res('directory:read', () => ID, { description: 'Id of the appointment.' })
  id!: string;

  @Res('directory:read', () => DateTime, { description: 'When it begins.' })
  from!: Date;

  @Res('directory:read', () => DateTime, { description: 'When it ends; never more than 24 months later.' })
  until!: Date;

  officialId!: string;
  officeId!: string;
  deputyId!: string | null;
  standsInForId!: string | null;
}

export const appointmentOf = (row: AppointmentEntity): Appointment =>
  Object.assign(new Appointment(), {
    id: row.id,
    from: row.startsAt,
    until: row.endsAt,
    officialId: row.official,
    officeId: row.office,
    deputyId: row.deputy,
    standsInForId: row.standsInFor,
  });
