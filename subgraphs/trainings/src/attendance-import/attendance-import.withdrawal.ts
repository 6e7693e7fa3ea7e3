import type { EntityManager, TableImportFacts } from '@hub/subgraph-kit';
import type { ErrorCode } from '@hub/vocabulary';
import { countAnew } from '../assessment/assessment.counting.js';
import { isListed, lockParticipants } from '../attendance/attendance.store.js';
import { stateAfterResults } from '../training-event/training-event.rules.js';
import { findByIds, lockTraining } from '../training-event/training-event.store.js';
import { takeBackRows, withdrawalOf } from './attendance-import.withdrawal-store.js';

/** Takes back a list of who came, or a sheet of tests, in a training that still takes results. Needs a system actor. */
export const withdrawList = async (
  tx: EntityManager,
  { id, subject }: Pick<TableImportFacts, 'id' | 'subject'>,
): Promise<ErrorCode | null> => {
  const [before] = await findByIds(tx, [subject]);
  await lockParticipants(tx, before!.committeeId);
  await lockTraining(tx, subject);
  const [training] = await findByIds(tx, [subject]);
  if (!stateAfterResults(training!.state, false)) return 'TRAINING_STATE_FORBIDS';
  const { rows, isOverwritten, isCertified, isAnswered } = await withdrawalOf(tx, id);
  // of whom every row was removed singly nothing is left to take back
  if (!rows && !(await isListed(tx, subject))) return null;
  if (!rows || isOverwritten) return 'IMPORT_NOT_LAST';
  if (isCertified) return 'CERTIFICATE_ISSUED';
  if (isAnswered) return 'TEST_FORM_IN_USE';
  await takeBackRows(tx, id);
  await countAnew(tx, training!);
  return null;
};
