import {
  type EntityManager,
  fingerprintOf,
  type HubContext,
  HubError,
  isId,
  problem,
  problemsOf,
  recordAudit,
} from '@hub/subgraph-kit';
import { appointmentRecord, dutyRecord } from '../directory/directory.records.js';
import { publishDirectory } from '../directory/directory.store.js';
import type { DutyShiftEntity } from '../duty/duty.entity.js';
import { cutShiftsOf } from '../duty/duty.store.js';
import { isOfDissolved, lockOffice } from '../office/office.store.js';
import { officialsById } from '../official/official.store.js';
import { requireAppointing } from '../permissions.js';
import type { AppointmentEntity } from './appointment.entity.js';
import {
  type AppointmentResult,
  type AppointOfficialInput,
  appointRules,
  type EndAppointmentInput,
} from './appointment.inputs.js';
import { endOf, termProblem } from './appointment.rules.js';
import {
  appointmentsById,
  appointmentsNotOver,
  endAt,
  findByKey,
  insertAppointments,
  lockAppointment,
  overlaps,
} from './appointment.store.js';
import { appointmentOf } from './appointment.type.js';

const refused = (...problems: AppointmentResult['problems']): AppointmentResult => ({ appointment: null, problems });
const done = (row: AppointmentEntity): AppointmentResult => ({ appointment: appointmentOf(row), problems: [] });

export const appointOfficial = async (context: HubContext, input: AppointOfficialInput): Promise<AppointmentResult> => {
  requireAppointing(context, input.office);
  if (input.official === context.caller.id) throw new HubError('FORBIDDEN_ACTION');
  const problems = problemsOf(appointRules, input);
  if (problems.length) return refused(...problems);
  const fingerprint = fingerprintOf(input);
  return context.asSystem('appoint-official', async (tx) => {
    await lockOffice(tx, input.office);
    const known = await findByKey(tx, context.caller.id, input.idempotencyKey);
    if (known)
      return known.fingerprint === fingerprint
        ? done(known)
        : refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
    return appoint(tx, context, {
      id: context.newId(),
      official: input.official,
      office: input.office,
      startsAt: input.from,
      endsAt: input.until,
      madeBy: context.caller.id,
      idempotencyKey: input.idempotencyKey,
      fingerprint,
      endedBy: null,
    });
  });
};

const appoint = async (tx: EntityManager, context: HubContext, row: AppointmentEntity): Promise<AppointmentResult> => {
  const term = termProblem(row.startsAt, row.endsAt, context.now());
  if (term) return refused(problem(term, 'input.until'));
  if (!(await officialsById(tx, [row.official])).length) return refused(problem('NOT_FOUND', 'input.official'));
  if (await isOfDissolved(tx, row.office)) return refused(problem('COMMITTEE_STATE_FORBIDS', 'input.office'));
  if (await overlaps(tx, row)) return refused(problem('APPOINTMENT_OVERLAPS', 'input.from'));
  await insertAppointments(tx, [row]);
  await publish(tx, context, { row, action: 'appointment.made' });
  return done(row);
};

export const endAppointment = async (context: HubContext, input: EndAppointmentInput): Promise<AppointmentResult> => {
  const { appointment: id } = input;
  const [found] = isId(id) ? await context.asCaller((tx) => appointmentsById(tx, [id])) : [];
  requireAppointing(context, found?.office);
  return context.asSystem('end-appointment', async (tx) => {
    if (found) await lockOffice(tx, found.office);
    const row = await lockAppointment(tx, id);
    if (!row) throw new HubError('NOT_FOUND');
    const now = context.now();
    const endsAt = endOf(row, input.endsAt ?? now, now);
    if (!endsAt) return refused(problem('INPUT_INVALID', 'input.endsAt'));
    if (endsAt.getTime() === row.endsAt.getTime()) return done(row);
    return done(await end(tx, context, row, endsAt));
  });
};

/** Ends all appointments to some offices at once; those that have not begun never do. */
export const endAppointmentsTo = async (
  tx: EntityManager,
  context: HubContext,
  offices: readonly string[],
): Promise<void> => {
  for (const office of [...offices].sort()) await lockOffice(tx, office);
  const now = context.now();
  for (const row of await appointmentsNotOver(tx, offices, now)) await end(tx, context, row, endOf(row, now, now)!);
};

const end = async (
  tx: EntityManager,
  context: HubContext,
  row: AppointmentEntity,
  endsAt: Date,
): Promise<AppointmentEntity> => {
  const ended = await endAt(tx, row, { endsAt, endedBy: context.caller.id });
  await publish(tx, context, { row: ended, action: 'appointment.ended', cut: await cutShiftsOf(tx, row.id, endsAt) });
  return ended;
};

const publish = async (
  tx: EntityManager,
  context: HubContext,
  { row, action, cut = [] }: { row: AppointmentEntity; action: string; cut?: readonly DutyShiftEntity[] },
): Promise<void> => {
  const actor = `person:${context.caller.id}`;
  await recordAudit(tx, [{ actor, action, resourceType: 'appointment', resource: row.id, purpose: 'request' }]);
  const now = context.now();
  await publishDirectory(tx, [appointmentRecord(row, now), ...cut.map((shift) => dutyRecord(shift, now))]);
};
