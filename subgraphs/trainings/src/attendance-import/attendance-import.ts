import {
  type EntityManager,
  grantReaders,
  HubError,
  type PreparedImport,
  rejected,
  type Services,
  type TableImportKind,
} from '@hub/subgraph-kit';
import { type ErrorCode, thaiDay } from '@hub/vocabulary';
import { countAllAnew } from '../assessment/assessment.counting.js';
import { keptLists } from '../attendance/attendance.readers.js';
import {
  attendanceOf,
  correctParticipants,
  insertParticipants,
  lockParticipants,
  participantsOf,
  writeAttendance,
} from '../attendance/attendance.store.js';
import { requireTrainingOffice } from '../permissions.js';
import type { TrainingEventEntity } from '../training-event/training-event.entity.js';
import { isAhead, stateAfterResults } from '../training-event/training-event.rules.js';
import { findByIds } from '../training-event/training-event.store.js';
import { ATTENDANCE_COLUMNS } from './attendance-import.columns.js';
import { AttendanceReading } from './attendance-import.reading.js';
import { withdrawList } from './attendance-import.withdrawal.js';
import { keepImportRows } from './attendance-import.withdrawal-store.js';

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
  withdraw: withdrawList,
  prepare: async (tx, { facts: { id, subject }, services }) => {
    const [training] = await findByIds(tx, [subject]);
    if (!training || !stateAfterResults(training.state, false)) return refusing('TRAINING_STATE_FORBIDS');
    if (isAhead(training, thaiDay(services.now()))) return refusing('TRAINING_NOT_HELD_YET');
    await lockParticipants(tx, training.committeeId);
    const reading = new AttendanceReading({
      heldOn: training.heldOn,
      participants: await participantsOf(tx, training.committeeId),
      attendance: await attendanceOf(tx, training.id),
      newId: () => services.newId(),
    });
    return {
      check: (row) => reading.check(row),
      write: (told) => write(tx, { id, reading, training, told }, services),
    };
  },
};

/** Rejects every row. */
const refusing = (code: ErrorCode): PreparedImport => ({
  check: () => rejected([{ column: null, code }]),
  write: async () => undefined,
});

interface Writing {
  /** Id of the import. */
  readonly id: string;
  readonly reading: AttendanceReading;
  readonly training: TrainingEventEntity;
  readonly told: (done: number) => Promise<void>;
}

const write = async (
  tx: EntityManager,
  { id: importId, reading: { participants, corrected, attendance, former }, training, told }: Writing,
  services: Services,
): Promise<void> => {
  const { id, committeeId: committee } = training;
  const of = { training: id, committee, at: services.now() };
  for (const rows of portions(participants)) await insertParticipants(tx, committee, rows);
  for (const rows of portions(corrected)) await correctParticipants(tx, rows);
  let done = 0;
  for (const rows of portions(attendance)) {
    await writeAttendance(tx, of, rows);
    await keepImportRows(
      tx,
      importId,
      rows.map((row) => ({ ...row, former: former.get(row.participant) ?? null })),
    );
    await told((done += rows.length));
  }
  await grantReaders(tx, keptLists, { resource: id, owner: committee, directory: services.directory });
  await countAllAnew(
    tx,
    training,
    corrected.map((each) => each.id),
  );
};

const portions = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, nth) =>
    rows.slice(nth * ROWS_AT_ONCE, (nth + 1) * ROWS_AT_ONCE),
  );
