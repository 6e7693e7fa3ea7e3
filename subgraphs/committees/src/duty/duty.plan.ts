import {
  type EntityManager,
  fingerprintOf,
  type HubContext,
  problem,
  type Problem,
  problemsOf,
} from '@hub/subgraph-kit';
import { appointmentsMeeting } from '../appointment/appointment.store.js';
import { lockOffice } from '../office/office.store.js';
import { requirePlanning } from '../permissions.js';
import type { DutyShiftEntity } from './duty.entity.js';
import { type DutyShiftInput, type PlanDutyShiftsInput, type PlanDutyShiftsResult, planRules } from './duty.inputs.js';
import { recordShifts } from './duty.record.js';
import { carrierOf, lengthObstacle, type Obstacle, type Presence, type Span } from './duty.rules.js';
import { insertNotes, insertPlan, insertShifts, planByKey, shiftsMeeting, shiftsOfPlan } from './duty.store.js';
import { dutyShiftOf } from './duty.type.js';

const refused = (...problems: Problem[]): PlanDutyShiftsResult => ({ shifts: [], problems });
const done = (rows: readonly DutyShiftEntity[]): PlanDutyShiftsResult => ({
  shifts: rows.map(dutyShiftOf),
  problems: [],
});

export const planDutyShifts = async (
  context: HubContext,
  input: PlanDutyShiftsInput,
): Promise<PlanDutyShiftsResult> => {
  requirePlanning(context, input.office);
  const problems = problemsOf(planRules, input);
  if (problems.length) return refused(...problems);
  const fingerprint = fingerprintOf(input);
  return context.asSystem('plan-duty', async (tx) => {
    await lockOffice(tx, input.office);
    const known = await planByKey(tx, context.caller.id, input.idempotencyKey);
    if (!known) return plan(tx, context, { input, fingerprint });
    return known.fingerprint === fingerprint
      ? done(await shiftsOfPlan(tx, known.id))
      : refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
  });
};

const plan = async (
  tx: EntityManager,
  context: HubContext,
  { input, fingerprint }: { readonly input: PlanDutyShiftsInput; readonly fingerprint: string },
): Promise<PlanDutyShiftsResult> => {
  const id = context.newId();
  const planned = await carry(tx, context, { office: input.office, shifts: input.shifts, plan: id });
  const problems = planned.flatMap((each, row) =>
    'code' in each ? [problem(each.code, `input.shifts.${row}.${each.field}`)] : [],
  );
  if (problems.length) return refused(...problems);
  const rows = planned.filter((each): each is DutyShiftEntity => !('code' in each));
  const plannedBy = context.caller.id;
  await insertPlan(tx, { id, plannedBy, idempotencyKey: input.idempotencyKey, fingerprint });
  await insertShifts(tx, rows);
  const noted = rows.flatMap(({ id: shift, office }, row) => {
    const note = input.shifts[row]?.note?.trim();
    return note ? [{ shift, office, note }] : [];
  });
  await insertNotes(tx, noted);
  await recordShifts(tx, context, { rows, action: 'duty.planned' });
  return done(rows);
};

/** Each shift with the appointment that carries it, or what is in its way: earlier rows of the plan too. */
const carry = async (
  tx: EntityManager,
  context: HubContext,
  { office, shifts, plan: id }: Pick<PlanDutyShiftsInput, 'office' | 'shifts'> & { readonly plan: string },
): Promise<(DutyShiftEntity | Obstacle)[]> => {
  const wanted = shifts.map(presenceOf);
  const span = spanOf(wanted);
  const terms = await appointmentsMeeting(tx, office, span);
  const taken: Presence[] = await shiftsMeeting(tx, office, span);
  return wanted.map((shift) => {
    const obstacle = lengthObstacle(shift, context.now());
    if (obstacle) return obstacle;
    const carrier = carrierOf(shift, terms, taken);
    if ('code' in carrier) return carrier;
    taken.push(shift);
    return {
      ...{ id: context.newId(), office, ...shift, ...carrier },
      ...{ plan: id, handedOverFrom: null, cancelledBy: null },
    };
  });
};

const presenceOf = ({ official, from, until }: DutyShiftInput): Presence => ({
  official,
  startsAt: from,
  endsAt: until,
});

const spanOf = (shifts: readonly Span[]): Span => ({
  startsAt: new Date(Math.min(...shifts.map(({ startsAt }) => startsAt.getTime()))),
  endsAt: new Date(Math.max(...shifts.map(({ endsAt }) => endsAt.getTime()))),
});
