import type { EntityManager } from '@hub/subgraph-kit';
import { countReach, sumAttendance, trainingsOf } from '../attendance/attendance.store.js';
import { noteTraining } from '../retraining/retraining.noting.js';
import { topicSharesOf } from '../test-form/test-form.rules.js';
import { formsOf, keepTopics, sheetsOf } from '../test-form/test-form.store.js';
import type { TrainingEventEntity } from '../training-event/training-event.entity.js';
import { stateAfterResults } from '../training-event/training-event.rules.js';
import { findByIds, lockTraining, moveTraining, replaceResults } from '../training-event/training-event.store.js';
import { matchedPairsOf } from './assessment.rules.js';
import { keepPairs, testedPeople } from './assessment.store.js';

/**
 * The counts and means that everybody sees follow from who is known to have come, and what they answered. Needs a
 * system actor.
 * @throws when the training is no longer in the version given
 */
export const countAnew = async (
  tx: EntityManager,
  { id, version, state, committeeId }: TrainingEventEntity,
): Promise<void> => {
  const { isListed, counts, tests } = await sumAttendance(tx, id);
  const { preMean, postMean, preCount, postCount } = tests;
  const assessment = preMean === null || postMean === null ? null : { preMean, postMean, preCount, postCount };
  await replaceResults(tx, id, { attendance: counts, assessment });
  if (assessment) {
    const matched = matchedPairsOf(await testedPeople(tx, id));
    await keepPairs(tx, id, matched);
    await keepTopics(tx, id, topicSharesOf(await formsOf(tx, [id]), await sheetsOf(tx, id), matched));
  }
  // whose list was taken back as a whole is known of by its plan alone
  const after = isListed ? stateAfterResults(state, assessment !== null)! : 'PLANNED';
  if (!(await moveTraining(tx, { id, version }, after))) throw new Error('the training was changed meanwhile');
  await countReach(tx, committeeId);
  await noteTraining(tx, committeeId);
};

/**
 * Counts a training anew, and each other that takes results still to which these people came. Needs a system actor.
 * @param corrected ids of participants of whom something else is right
 */
export const countAllAnew = async (
  tx: EntityManager,
  training: TrainingEventEntity,
  corrected: readonly string[],
): Promise<void> => {
  const ids = [...new Set([training.id, ...(await trainingsOf(tx, corrected))])].sort();
  // all of them first: what counts one anew makes others wait
  for (const id of ids) await lockTraining(tx, id);
  for (const other of await findByIds(tx, ids))
    if (other.id === training.id) await countAnew(tx, training);
    else if (stateAfterResults(other.state, false)) await countAnew(tx, other);
};
