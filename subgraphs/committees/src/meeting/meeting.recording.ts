import type { EntityManager, HubContext, Obstacle } from '@hub/subgraph-kit';
import { problemsOf } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { seatsOfMeetings, writeSeats } from '../meeting-seat/meeting-seat.store.js';
import { officialsById } from '../official/official.store.js';
import { type RecordMeetingInput, recordRules } from './meeting.inputs.js';
import { changeOfDecisions, type DecisionChange, obstacleToRecord } from './meeting.rules.js';
import { attendanceOfMeetings, decisionsOfMeetings, type MeetingRow } from './meeting.store.js';
import {
  insertCorrection,
  insertDecisions,
  rewordDecisions,
  writeAttendance,
  writeMeeting,
} from './meeting.write-store.js';

/**
 * Records what a meeting came to. Of one that was recorded, what is told differs or nothing is written; a correction
 * says why, and what was told before is kept with it.
 */
export const record = async (
  tx: EntityManager,
  row: MeetingRow,
  { input, context }: { readonly input: RecordMeetingInput; readonly context: HubContext },
): Promise<MeetingRow | Obstacle> => {
  const [wrong] = problemsOf(recordRules, input);
  if (wrong) return { code: wrong.code, field: wrong.field ?? 'input' };
  const minutes = input.minutes === undefined ? row.minutes : (input.minutes?.trim() ?? null);
  const told = { heldOn: input.heldOn, minutes };
  const against =
    obstacleToRecord(row, { ...told, today: thaiDay(context.now()) }) ?? (await obstacleToAttendance(tx, row, input));
  if (against) return against;
  const decisions = changeOfDecisions(await decisionsOfMeetings(tx, [row.id]), input);
  if ('code' in decisions) return decisions;
  if (row.state === 'HELD') {
    if (!(await differs(tx, row, { ...told, input, decisions }))) return row;
    if (!input.reason) return { code: 'MEETING_NEEDS_REASON', field: 'input.reason' };
    const by = { reason: input.reason.trim(), person: context.caller.id, at: context.now() };
    await insertCorrection(tx, row, { ...by, decisions: decisions.former });
  }
  await write(tx, row, { input, decisions, context });
  return writeMeeting(tx, { ...row, state: 'HELD', held_on: told.heldOn, minutes });
};

const write = async (
  tx: EntityManager,
  row: MeetingRow,
  {
    input,
    decisions,
    context,
  }: { readonly input: RecordMeetingInput; readonly decisions: DecisionChange; readonly context: HubContext },
): Promise<void> => {
  const attendance = input.attendance.map(({ official = null, ...each }) => ({ ...each, official }));
  await writeAttendance(tx, row, attendance);
  await writeSeats(tx, row.id, input.seats);
  await rewordDecisions(tx, decisions.reworded, context.now());
  const added = decisions.added.map((words) => ({ id: context.newId(), words }));
  await insertDecisions(tx, row, added);
};

const differs = async (
  tx: EntityManager,
  row: MeetingRow,
  {
    heldOn,
    minutes,
    input,
    decisions,
  }: Pick<RecordMeetingInput, 'heldOn'> & {
    readonly minutes: string | null;
    readonly input: RecordMeetingInput;
    readonly decisions: DecisionChange;
  },
): Promise<boolean> => {
  if (heldOn !== row.held_on || minutes !== row.minutes) return true;
  if (decisions.added.length || decisions.reworded.length) return true;
  const came = await attendanceOfMeetings(tx, [row.id]);
  const seats = await seatsOfMeetings(tx, [row.id]);
  return (
    input.attendance.some(
      ({ office, state, official = null }) =>
        !came.some((each) => each.office === office && each.state === state && each.official === official),
    ) || input.seats.some(({ seat, state }) => !seats.some((each) => each.id === seat && each.state === state))
  );
};

/** Whoever came was invited, and is known. */
const obstacleToAttendance = async (
  tx: EntityManager,
  { id }: MeetingRow,
  { attendance, seats }: RecordMeetingInput,
): Promise<Obstacle | null> => {
  const invited = new Set((await attendanceOfMeetings(tx, [id])).map(({ office }) => office));
  const strange = attendance.findIndex(({ office }) => !invited.has(office));
  if (strange >= 0) return { code: 'MEETING_NOT_INVITED', field: `input.attendance.${strange}.office` };
  const seated = new Set((await seatsOfMeetings(tx, [id])).map((seat) => seat.id));
  const elsewhere = seats.findIndex(({ seat }) => !seated.has(seat));
  if (elsewhere >= 0) return { code: 'MEETING_NOT_INVITED', field: `input.seats.${elsewhere}.seat` };
  const named = attendance.flatMap(({ official }) => official ?? []);
  const known = new Set((await officialsById(tx, named)).map((each) => each.id));
  const nobody = attendance.findIndex(({ official }) => official && !known.has(official));
  return nobody < 0 ? null : { code: 'NOT_FOUND', field: `input.attendance.${nobody}.official` };
};
