import { type Batch, type HubContext, isId, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import { officialById } from '../official/official.reference.js';
import type { Official } from '../official/official.type.js';
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

/**
 * Who does what was given to an office: whom it named while they hold the office, else whoever holds it now; null while
 * it is vacant. Without an office: who was named.
 */
export const answeringOfficial = async (
  context: HubContext,
  { officeId, officialId }: { readonly officeId: string | null; readonly officialId: string | null },
): Promise<Official | null> => {
  const holders = (officeId && (await context.load(holdersOfOffice, officeId))) || [];
  const holder =
    holders.find((each) => each.officialId === officialId) ??
    holders.find(({ standsInForId }) => !standsInForId) ??
    holders[0];
  const id = officeId ? holder?.officialId : officialId;
  return id ? context.load(officialById, id) : null;
};

export const vacancyOfOffice: Batch<string, Date> = (offices, context) =>
  rowByKey<{ office: string; since: Date }, Date>({
    list: (tx, ids) => vacanciesOf(tx, ids, context.now()),
    keyOf: ({ office }) => office,
    shape: ({ since }) => since,
  })(offices, context);
