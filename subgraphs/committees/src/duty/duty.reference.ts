import { type Batch, isId, type OwnerPage, type Page, pagesByOwner, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import type { DutyShiftEntity } from './duty.entity.js';
import type { DutyShiftsArgs } from './duty.inputs.js';
import { type DutyNote, notesOfShifts, shiftKey, shiftsById, shiftsByOffice, shiftsRunning } from './duty.store.js';
import { type DutyShift, dutyShiftOf } from './duty.type.js';

export const shiftById = rowByKey<DutyShiftEntity, DutyShift>({
  list: shiftsById,
  keyOf: ({ id }) => id,
  shape: dutyShiftOf,
});

/** Without an instant it begins now. */
type ShiftFilter = Pick<DutyShiftsArgs, 'from' | 'to'>;

export const noteOfShift = rowByKey<DutyNote, string>({
  list: notesOfShifts,
  keyOf: ({ shift }) => shift,
  shape: ({ note }) => note,
});

export const onDutyOfOffice: Batch<string, DutyShift[]> = (offices, context) =>
  rowsByOwner<DutyShiftEntity, DutyShift>({
    list: (tx, ids) => shiftsRunning(tx, ids, context.now()),
    keyOf: ({ office }) => office,
    shape: dutyShiftOf,
    valid: isId,
  })(offices, context);

export const shiftsOfOffice: Batch<OwnerPage<ShiftFilter>, Page<DutyShiftEntity>> = (asked, context) =>
  pagesByOwner<DutyShiftEntity, ShiftFilter>({
    list: (tx, offices, { keyset, filter }) =>
      shiftsByOffice(tx, offices, { from: filter?.from ?? context.now(), to: filter?.to ?? null, keyset }),
    ownerOf: ({ office }) => office,
    key: shiftKey,
  })(asked, context);
