import { changeRow, type HubContext, HubError, isId, Problem } from '@hub/subgraph-kit';
import { requireTrainingOffice } from '../permissions.js';
import type { TrainingEventEntity } from './training-event.entity.js';
import type { LinkTrainingInput, TrainingEventResult } from './training-event.inputs.js';
import { findByIds, lockTraining, moveTraining } from './training-event.store.js';
import { toTrainingEvent } from './training-event.type.js';
import { moveAsked } from './training-links.js';

/** Says which activity of a capacity plan a training fulfils, after it was planned or held. */
export const linkTraining = async (
  context: HubContext,
  { trainingEvent, version, planned = null }: LinkTrainingInput,
): Promise<TrainingEventResult> => {
  const [found] = await context.asCaller((tx) => findByIds(tx, [trainingEvent].filter(isId)));
  if (!found) throw new HubError('NOT_FOUND');
  requireTrainingOffice(context, found.committeeId);
  const change = { id: found.id, version, of: 'training_event', action: planned === null ? 'unlinked' : 'linked' };
  const outcome = await changeRow<TrainingEventEntity>(context, change, {
    lock: async (tx, id) => {
      await lockTraining(tx, id);
      return (await findByIds(tx, [id]))[0];
    },
    work: async (tx, row) => {
      if (row.state === 'CANCELLED') return { code: 'TRAINING_STATE_FORBIDS', field: 'input.trainingEvent' };
      const against = await moveAsked(tx, row, { planned, at: context.now() });
      if (against) return against;
      await moveTraining(tx, row, row.state);
      return (await findByIds(tx, [row.id]))[0]!;
    },
  });
  return outcome instanceof Problem
    ? { trainingEvent: null, problems: [outcome] }
    : { trainingEvent: toTrainingEvent(outcome), problems: [] };
};
