import {
  type EntityManager,
  fingerprintOf,
  type HubContext,
  HubError,
  isId,
  type Obstacle,
  problem,
  problemsOf,
  recordAudit,
} from '@hub/subgraph-kit';
import { isOfSeat } from '@hub/vocabulary';
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
  isTaken,
  lockAppointment,
  overlaps,
  standInsOf,
} from './appointment.store.js';
import { appointmentOf } from './appointment.type.js';

export const refused = (...problems: AppointmentResult['problems']): AppointmentResult => ({
  appointment: null,
  problems,
});
export const done = (row: AppointmentEntity): AppointmentResult => ({ appointment: appointmentOf(row), problems: [] });

/** What an official is appointed by. */
interface Appointing {
  readonly input: Omit<AppointOfficialInput, 'office'>;
  readonly office: string;
  /** True for an office that one official holds at a time. */
  readonly isAlone: boolean;
  /** Founds the office, when it is not there yet. */
  readonly found?: () => Promise<void>;
}

export const appointOfficial = async (context: HubContext, input: AppointOfficialInput): Promise<AppointmentResult> => {
  const { office } = input;
  requireAppointing(context, office);
  requireOthers(context, input);
  const isAlone = isOfSeat(context.directory.office(office)?.kind);
  const problems = problemsOf(appointRules, input);
  if (problems.length) return refused(...problems);
  return context.asSystem('appoint-official', (tx) => appointOnce(tx, context, { input, office, isAlone }));
};

/** Nobody appoints themselves, nor whom they would then stand in for. */
export const requireOthers = (
  { caller }: HubContext,
  { official, deputy }: Pick<AppointOfficialInput, 'official' | 'deputy'>,
): void => {
  if (official === caller.id || deputy === caller.id) throw new HubError('FORBIDDEN_ACTION');
};

/** Appoints by an input that keeps `appointRules`; the same one again finds what it made. Needs a system actor. */
export const appointOnce = async (
  tx: EntityManager,
  context: HubContext,
  { input, office, isAlone, found }: Appointing,
): Promise<AppointmentResult> => {
  await lockOffice(tx, office);
  const known = await knownAs(tx, context, input);
  if (known) return known;
  const row: AppointmentEntity = {
    ...{ id: context.newId(), official: input.official, office, startsAt: input.from, endsAt: input.until },
    ...{ madeBy: context.caller.id, idempotencyKey: input.idempotencyKey, fingerprint: fingerprintOf(input) },
    ...{ endedBy: null, deputy: input.deputy ?? null, standsInFor: null },
  };
  const against = await obstacleToAppointment(tx, row, { isAlone, now: context.now() });
  if (against) return refused(problem(against.code, against.field));
  await found?.();
  await insertAppointments(tx, [row]);
  await publishAppointment(tx, context, { row, action: 'appointment.made' });
  return done(row);
};

/** What an input with this key made, or that it was another one. */
export const knownAs = async (
  tx: EntityManager,
  { caller }: HubContext,
  input: { readonly idempotencyKey: string },
): Promise<AppointmentResult | null> => {
  const known = await findByKey(tx, caller.id, input.idempotencyKey);
  if (!known) return null;
  return known.fingerprint === fingerprintOf(input)
    ? done(known)
    : refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
};

const obstacleToAppointment = async (
  tx: EntityManager,
  row: AppointmentEntity,
  { isAlone, now }: { readonly isAlone: boolean; readonly now: Date },
): Promise<Obstacle | null> => {
  const term = termProblem(row.startsAt, row.endsAt, now);
  if (term) return { code: term, field: 'input.until' };
  if (!(await officialsById(tx, [row.official])).length) return { code: 'NOT_FOUND', field: 'input.official' };
  const deputy = await obstacleToDeputy(tx, row, row.deputy);
  if (deputy) return deputy;
  if (await isOfDissolved(tx, row.office)) return { code: 'COMMITTEE_STATE_FORBIDS', field: 'input.office' };
  if (await overlaps(tx, row)) return { code: 'APPOINTMENT_OVERLAPS', field: 'input.from' };
  return isAlone && (await isTaken(tx, row)) ? { code: 'SEAT_HELD', field: 'input.from' } : null;
};

export const obstacleToDeputy = async (
  tx: EntityManager,
  { official }: Pick<AppointmentEntity, 'official'>,
  deputy: string | null,
): Promise<Obstacle | null> => {
  if (deputy === null) return null;
  if (deputy === official) return { code: 'INPUT_INVALID', field: 'input.deputy' };
  return (await officialsById(tx, [deputy])).length ? null : { code: 'NOT_FOUND', field: 'input.deputy' };
};

export const endAppointment = async (context: HubContext, input: EndAppointmentInput): Promise<AppointmentResult> => {
  const { appointment: id } = input;
  const [found] = isId(id) ? await context.asCaller((tx) => appointmentsById(tx, [id])) : [];
  requireAppointing(context, found?.office);
  return context.asSystem('end-appointment', async (tx) => {
    if (found) await lockOffice(tx, found.office);
    return endOnce(tx, context, { id, endsAt: input.endsAt ?? null });
  });
};

/** Ends an appointment, at once when no instant is given, and what deputies act by for it. Its office is held. */
export const endOnce = async (
  tx: EntityManager,
  context: HubContext,
  { id, endsAt: asked }: { readonly id: string; readonly endsAt: Date | null },
): Promise<AppointmentResult> => {
  const row = await lockAppointment(tx, id);
  if (!row) throw new HubError('NOT_FOUND');
  const now = context.now();
  const endsAt = endOf(row, asked ?? now, now);
  if (!endsAt) return refused(problem('INPUT_INVALID', 'input.endsAt'));
  if (endsAt.getTime() === row.endsAt.getTime()) return done(row);
  return done(await end(tx, context, row, endsAt));
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
  const now = context.now();
  for (const each of await standInsOf(tx, row.id, now)) await endOnly(tx, context, each, endOf(each, endsAt, now)!);
  return endOnly(tx, context, row, endsAt);
};

const endOnly = async (
  tx: EntityManager,
  context: HubContext,
  row: AppointmentEntity,
  endsAt: Date,
): Promise<AppointmentEntity> => {
  if (endsAt.getTime() === row.endsAt.getTime()) return row;
  const ended = await endAt(tx, row, { endsAt, endedBy: context.caller.id });
  const cut = await cutShiftsOf(tx, row.id, endsAt);
  await publishAppointment(tx, context, { row: ended, action: 'appointment.ended', cut });
  return ended;
};

/** Ends what deputies act by for an appointment. Its office is held. */
export const endStandIns = async (tx: EntityManager, context: HubContext, appointment: string): Promise<void> => {
  const now = context.now();
  for (const row of await standInsOf(tx, appointment, now)) await endOnly(tx, context, row, endOf(row, now, now)!);
};

export const publishAppointment = async (
  tx: EntityManager,
  context: HubContext,
  { row, action, cut = [] }: { row: AppointmentEntity; action: string; cut?: readonly DutyShiftEntity[] },
): Promise<void> => {
  const actor = `person:${context.caller.id}`;
  await recordAudit(tx, [{ actor, action, resourceType: 'appointment', resource: row.id, purpose: 'request' }]);
  const now = context.now();
  await publishDirectory(tx, [appointmentRecord(row, now), ...cut.map((shift) => dutyRecord(shift, now))]);
};
