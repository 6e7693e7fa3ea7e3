import {
  type EntityManager,
  grantReaders,
  HubError,
  rejected,
  type Services,
  type TableImportKind,
} from '@hub/subgraph-kit';
import { countAnew } from '../assessment/assessment.counting.js';
import { attendanceOf, insertParticipants, participantsOf, writeAttendance } from '../attendance/attendance.store.js';
import { keptLists } from '../attendance/attendance.readers.js';
import { requireTrainingOffice } from '../permissions.js';
import type { TrainingEventEntity } from '../training-event/training-event.entity.js';
import { stateAfterResults } from '../training-event/training-event.rules.js';
import { findByIds } from '../training-event/training-event.store.js';
import { ATTENDANCE_COLUMNS } from './attendance-import.columns.js';
import { AttendanceReading } from './attendance-import.reading.js';

const ROWS_AT_ONCE = 1_000;

/** Who came to a training and how the tests went, from the lists that offices keep. */
export const attendanceImport: TableImportKind = {
  noun: 'attendance',
  scope: 'training:write',
  about: 'Begins to take in who came to a training, which is the subject, or how the tests went; then these count.',
  columns: ATTENDANCE_COLUMNS,
  authorise: async (context, subject) => {
    const [training] = await context.asCaller((tx) => findByIds(tx, [subject]));
    if (!training) throw new HubError('NOT_FOUND');
    return requireTrainingOffice(context, training.committeeId);
  },
  prepare: async (tx, { facts: { subject }, services }) => {
    const [training] = await findByIds(tx, [subject]);
    if (!training || !stateAfterResults(training.state, false))
      return {
        check: () => rejected([{ column: null, code: 'TRAINING_STATE_FORBIDS' }]),
        write: async () => undefined,
      };
    const reading = new AttendanceReading({
      heldOn: training.heldOn,
      participants: await participantsOf(tx, training.committeeId),
      attendance: await attendanceOf(tx, training.id),
      newId: () => services.newId(),
    });
    return {
      check: (row) => reading.check(row),
      write: (told) => write(tx, { reading, training, told }, services),
    };
  },
};

const write = async (
  tx: EntityManager,
  {
    reading: { participants, attendance },
    training,
    told,
  }: {
    readonly reading: AttendanceReading;
    readonly training: TrainingEventEntity;
    readonly told: (done: number) => Promise<void>;
  },
  services: Services,
): Promise<void> => {
  const { id, committeeId: committee } = training;
  const of = { training: id, committee, at: services.now() };
  for (let from = 0; from < participants.length; from += ROWS_AT_ONCE)
    await insertParticipants(tx, committee, participants.slice(from, from + ROWS_AT_ONCE));
  for (let from = 0; from < attendance.length; from += ROWS_AT_ONCE) {
    await writeAttendance(tx, of, attendance.slice(from, from + ROWS_AT_ONCE));
    await told(Math.min(from + ROWS_AT_ONCE, attendance.length));
  }
  await grantReaders(tx, keptLists, { resource: id, owner: committee, directory: services.directory });
  await countAnew(tx, training);
};
