import { type Batch, isId, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import type { AppointmentEntity } from './appointment.entity.js';
import { appointmentsById, appointmentsByOffice, vacanciesOf } from './appointment.store.js';
import { type Appointment, appointmentOf } from './appointment.type.js';

export const appointmentById = rowByKey<AppointmentEntity, Appointment>({
  list: appointmentsById,
  keyOf: ({ id }) => id,
  shape: appointmentOf,
});

export const holdersOfOffice: Batch<string, Appointment[]> = (offices, context) =>
  rowsByOwner<AppointmentEntity, Appointment>({
    list: (tx, ids) => appointmentsByOffice(tx, ids, context.now()),
    keyOf: ({ office }) => office,
    shape: appointmentOf,
    valid: isId,
  })(offices, context);

export const vacancyOfOffice: Batch<string, Date> = (offices, context) =>
  rowByKey<{ office: string; since: Date }, Date>({
    list: (tx, ids) => vacanciesOf(tx, ids, context.now()),
    keyOf: ({ office }) => office,
    shape: ({ since }) => since,
  })(offices, context);
