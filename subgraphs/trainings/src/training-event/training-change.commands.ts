import {
  changeRow,
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  type Obstacle,
  Problem,
  problem,
  problemsOf,
} from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { countReach } from '../attendance/attendance.store.js';
import { hasCertificates } from '../certificate/certificate.store.js';
import { requireTrainingOffice } from '../permissions.js';
import { noteTraining } from '../retraining/retraining.noting.js';
import {
  type CancelTrainingInput,
  changeRules,
  type ChangeTrainingInput,
  type ReportTrainingInput,
} from './training-change.inputs.js';
import {
  hasScores,
  hasTrainerEndedBefore,
  keepFormerTraining,
  lockWholeTraining,
  rewriteTraining,
} from './training-change.store.js';
import type { TrainingEventEntity } from './training-event.entity.js';
import type { TrainingEventResult } from './training-event.inputs.js';
import { isAhead, mayBeCancelled, stateAfterReport } from './training-event.rules.js';
import { findByIds, moveTraining } from './training-event.store.js';
import { toTrainingEvent } from './training-event.type.js';

const FORBIDDEN: Obstacle = { code: 'TRAINING_STATE_FORBIDS', field: 'input.trainingEvent' };

const refused = (...problems: Problem[]): TrainingEventResult => ({ trainingEvent: null, problems });

/** Says another day, place or title of a training, or what it teaches; all that follows from these is counted anew. */
export const changeTraining = async (context: HubContext, input: ChangeTrainingInput): Promise<TrainingEventResult> => {
  const id = await ownTraining(context, input.trainingEvent);
  const wrong = problemsOf(changeRules, input);
  if (wrong.length) return refused(...wrong);
  if (!context.directory.place(input.place)) return refused(problem('PLACE_UNKNOWN', 'input.place'));
  return changing(context, { id, version: input.version, action: 'changed' }, async (tx, row) => {
    const today = thaiDay(context.now());
    if (row.state === 'CANCELLED') return FORBIDDEN;
    if (row.state !== 'PLANNED' && isAhead(input, today))
      return { code: 'TRAINING_NOT_HELD_YET', field: 'input.heldOn' };
    if (await hasTrainerEndedBefore(tx, id, input.heldOn)) return { code: 'TRAINER_ENDED', field: 'input.heldOn' };
    await keepFormerTraining(tx, id, { reason: input.reason, by: context.caller.id, at: context.now() });
    const { heldOn, place, topics } = input;
    await rewriteTraining(tx, id, { title: input.title.trim(), heldOn, place, topics });
    return null;
  });
};

/** Cancels a training that is not to be, or was recorded by mistake; then nothing of it counts. */
export const cancelTraining = async (context: HubContext, input: CancelTrainingInput): Promise<TrainingEventResult> => {
  const id = await ownTraining(context, input.trainingEvent);
  return changing(context, { id, version: input.version, action: 'cancelled' }, async (tx, row) => {
    if (!mayBeCancelled(row.state)) return FORBIDDEN;
    if (await hasCertificates(tx, id)) return { code: 'CERTIFICATE_ISSUED', field: 'input.trainingEvent' };
    await keepFormerTraining(tx, id, { reason: input.reason, by: context.caller.id, at: context.now() });
    await moveTraining(tx, row, 'CANCELLED');
    await countReach(tx, row.committeeId);
    return null;
  });
};

/** Closes the results of a training that was assessed, or that had no tests. */
export const reportTraining = async (context: HubContext, input: ReportTrainingInput): Promise<TrainingEventResult> => {
  const id = await ownTraining(context, input.trainingEvent);
  return changing(context, { id, version: input.version, action: 'reported' }, async (tx, row) => {
    if (input.withoutTests && (row.assessment || (await hasScores(tx, id))))
      return { code: 'INPUT_INVALID', field: 'input.withoutTests' };
    const state = stateAfterReport(row, input.withoutTests);
    if (!state) return FORBIDDEN;
    await moveTraining(tx, row, state);
    return null;
  });
};

/** Id of a training whose committee the caller may write for. */
const ownTraining = async (context: HubContext, id: string): Promise<string> => {
  const [found] = await context.asCaller((tx) => findByIds(tx, [id].filter(isId)));
  if (!found) throw new HubError('NOT_FOUND');
  requireTrainingOffice(context, found.committeeId);
  return found.id;
};

const changing = async (
  context: HubContext,
  { id, version, action }: { readonly id: string; readonly version: number; readonly action: string },
  work: (tx: EntityManager, row: TrainingEventEntity) => Promise<Obstacle | null>,
): Promise<TrainingEventResult> => {
  const outcome = await changeRow<TrainingEventEntity>(
    context,
    { id, version, of: 'training_event', action },
    {
      lock: lockWholeTraining,
      work: async (tx, row) => {
        const against = await work(tx, row);
        if (against) return against;
        await noteTraining(tx, row.committeeId);
        return (await findByIds(tx, [id]))[0]!;
      },
    },
  );
  return outcome instanceof Problem ? refused(outcome) : { trainingEvent: toTrainingEvent(outcome), problems: [] };
};
