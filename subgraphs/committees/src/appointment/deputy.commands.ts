import { fingerprintOf, type HubContext, HubError, isId, problem, problemsOf, recordAudit } from '@hub/subgraph-kit';
import { lockOffice } from '../office/office.store.js';
import { requireFilling } from '../permissions.js';
import { done, endStandIns, knownAs, obstacleToDeputy, publishAppointment, refused } from './appointment.commands.js';
import type { AppointmentEntity } from './appointment.entity.js';
import {
  absenceRules,
  type AppointmentResult,
  deputyRules,
  type EndAbsenceInput,
  type NameDeputyInput,
  type RecordAbsenceInput,
} from './appointment.inputs.js';
import { termProblem } from './appointment.rules.js';
import { appointmentsById, insertAppointments, lockAppointment, overlaps, writeDeputy } from './appointment.store.js';

/** Names who acts while the holder is absent; who did so before acts no more. */
export const nameDeputy = async (input: NameDeputyInput, context: HubContext): Promise<AppointmentResult> => {
  const { office, id } = await appointmentOfCaller(context, input.appointment);
  requireFilling(context, context.directory.office(office));
  const deputy = input.deputy ?? null;
  if (deputy === context.caller.id) throw new HubError('FORBIDDEN_ACTION');
  const problems = problemsOf(deputyRules, input);
  if (problems.length) return refused(...problems);
  return context.asSystem('name-deputy', async (tx) => {
    await lockOffice(tx, office);
    const row = (await lockAppointment(tx, id))!;
    if (row.standsInFor || row.endsAt <= context.now()) return refused(problem('INPUT_INVALID', 'input.appointment'));
    const against = await obstacleToDeputy(tx, row, deputy);
    if (against) return refused(problem(against.code, against.field));
    if (row.deputy === deputy) return done(row);
    await endStandIns(tx, context, id);
    const [actor, action] = [`person:${context.caller.id}`, 'appointment.deputy_named'];
    await recordAudit(tx, [{ actor, action, resourceType: 'appointment', resource: id, purpose: 'request' }]);
    return done(await writeDeputy(tx, row, deputy));
  });
};

/** Has the deputy act for a time: by an appointment of their own to the same office, which ends by itself. */
export const recordAbsence = async (input: RecordAbsenceInput, context: HubContext): Promise<AppointmentResult> => {
  const found = await absentOfCaller(context, input.appointment);
  const problems = problemsOf(absenceRules, input);
  if (problems.length) return refused(...problems);
  return context.asSystem('record-absence', async (tx) => {
    await lockOffice(tx, found.office);
    const known = await knownAs(tx, context, input);
    if (known) return known;
    const [main, now] = [(await lockAppointment(tx, found.id))!, context.now()];
    if (!main.deputy || main.deputy === context.caller.id)
      return refused(problem('DEPUTY_UNKNOWN', 'input.appointment'));
    const row: AppointmentEntity = {
      ...{ id: context.newId(), official: main.deputy, office: main.office, deputy: null, standsInFor: main.id },
      ...{ startsAt: input.from < now ? now : input.from, endsAt: input.until, endedBy: null },
      ...{ madeBy: context.caller.id, idempotencyKey: input.idempotencyKey, fingerprint: fingerprintOf(input) },
    };
    const isWithin = main.startsAt <= row.startsAt && row.endsAt <= main.endsAt;
    const term = isWithin ? termProblem(row.startsAt, row.endsAt, now) : 'INPUT_INVALID';
    if (term) return refused(problem(term, 'input.until'));
    if (await overlaps(tx, row)) return refused(problem('APPOINTMENT_OVERLAPS', 'input.from'));
    await insertAppointments(tx, [row]);
    await publishAppointment(tx, context, { row, action: 'appointment.made' });
    return done(row);
  });
};

/** The holder is back: the deputy acts no more. */
export const endAbsence = async (input: EndAbsenceInput, context: HubContext): Promise<AppointmentResult> => {
  const { id, office } = await absentOfCaller(context, input.appointment);
  return context.asSystem('end-absence', async (tx) => {
    await lockOffice(tx, office);
    await endStandIns(tx, context, id);
    return done((await lockAppointment(tx, id))!);
  });
};

const appointmentOfCaller = async (context: HubContext, id: string): Promise<AppointmentEntity> => {
  const [found] = isId(id) ? await context.asCaller((tx) => appointmentsById(tx, [id])) : [];
  if (!found) throw new HubError('NOT_FOUND');
  return found;
};

/** An appointment of the caller's own that is valid now, or one that they could make. */
const absentOfCaller = async (context: HubContext, id: string): Promise<AppointmentEntity> => {
  const found = await appointmentOfCaller(context, id);
  const isOwn = context.directory
    .held(context.caller.id, context.now().getTime())
    .some(({ appointment }) => appointment === id);
  if (!isOwn || found.standsInFor) requireFilling(context, context.directory.office(found.office));
  return found;
};
