import { type EntityManager, type HubContext, HubError, isId, problem, problemsOf } from '@hub/subgraph-kit';
import { appointmentsMeeting } from '../appointment/appointment.store.js';
import { lockOffice } from '../office/office.store.js';
import { requirePlanning, requireServing } from '../permissions.js';
import type { DutyShiftEntity } from './duty.entity.js';
import {
  type CancelDutyShiftInput,
  type DutyShiftResult,
  type HandOverDutyShiftInput,
  handOverRules,
} from './duty.inputs.js';
import { recordShifts } from './duty.record.js';
import { carrierOf, endOfShift } from './duty.rules.js';
import { cutShift, insertNotes, insertShifts, shiftsById, shiftsMeeting, successorOf } from './duty.store.js';
import { dutyShiftOf } from './duty.type.js';

const refused = (...problems: DutyShiftResult['problems']): DutyShiftResult => ({ shift: null, problems });
const done = (row: DutyShiftEntity): DutyShiftResult => ({ shift: dutyShiftOf(row), problems: [] });
const over = (): DutyShiftResult => refused(problem('DUTY_OVER', 'input.shift'));

const visibleShift = async (context: HubContext, id: string): Promise<DutyShiftEntity | undefined> =>
  isId(id) ? (await context.asCaller((tx) => shiftsById(tx, [id])))[0] : undefined;

/** The shift as it stands, while nobody else changes the roster of its office. */
const lockedShift = async (tx: EntityManager, { id, office }: DutyShiftEntity): Promise<DutyShiftEntity> => {
  await lockOffice(tx, office);
  const [row] = await shiftsById(tx, [id]);
  if (!row) throw new HubError('NOT_FOUND');
  return row;
};

export const handOverDutyShift = async (
  context: HubContext,
  input: HandOverDutyShiftInput,
): Promise<DutyShiftResult> => {
  const found = requireServing(context, await visibleShift(context, input.shift));
  const problems = problemsOf(handOverRules, input);
  if (problems.length) return refused(...problems);
  return context.asSystem('hand-over-duty', async (tx) => {
    const row = await lockedShift(tx, found);
    const known = await successorOf(tx, row.id);
    if (known?.official === input.official) return done(known);
    const endsAt = endOfShift(row, context.now());
    return endsAt ? handOver(tx, context, { row, input, at: endsAt }) : over();
  });
};

const handOver = async (
  tx: EntityManager,
  context: HubContext,
  { row, input, at }: { readonly row: DutyShiftEntity; readonly input: HandOverDutyShiftInput; readonly at: Date },
): Promise<DutyShiftResult> => {
  const rest = { official: input.official, startsAt: at, endsAt: row.endsAt };
  const carrier = carrierOf(
    rest,
    await appointmentsMeeting(tx, row.office, rest),
    await shiftsMeeting(tx, row.office, rest),
  );
  if ('code' in carrier) return refused(problem(carrier.code, 'input.official'));
  const next: DutyShiftEntity = {
    ...{ id: context.newId(), office: row.office, ...rest, ...carrier },
    ...{ plan: null, handedOverFrom: row.id, cancelledBy: null },
  };
  const given = await cutShift(tx, row, { endsAt: at, cancelledBy: null });
  await insertShifts(tx, [next]);
  const note = input.note?.trim();
  if (note) await insertNotes(tx, [{ shift: next.id, office: next.office, note }]);
  await recordShifts(tx, context, { rows: [given, next], action: 'duty.handed-over' });
  return done(next);
};

export const cancelDutyShift = async (
  context: HubContext,
  { shift }: CancelDutyShiftInput,
): Promise<DutyShiftResult> => {
  const found = await visibleShift(context, shift);
  requirePlanning(context, found?.office);
  return context.asSystem('cancel-duty', async (tx) => {
    const row = await lockedShift(tx, found!);
    if (row.cancelledBy) return done(row);
    const endsAt = endOfShift(row, context.now());
    if (!endsAt) return over();
    const cancelled = await cutShift(tx, row, { endsAt, cancelledBy: context.caller.id });
    await recordShifts(tx, context, { rows: [cancelled], action: 'duty.cancelled' });
    return done(cancelled);
  });
};
