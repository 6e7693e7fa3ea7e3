import {
  type EntityManager,
  fingerprintOf,
  type HubContext,
  HubError,
  isId,
  problem,
  problemsOf,
  recordAudit,
} from '@hub/subgraph-kit';
import { requireTrainerKeeping, requireTrainingOffice } from '../permissions.js';
import type { TrainingEventResult } from '../training-event/training-event.inputs.js';
import { findByIds, moveTraining } from '../training-event/training-event.store.js';
import { toTrainingEvent } from '../training-event/training-event.type.js';
import {
  type NameTrainersInput,
  namingRules,
  type RegisterTrainerInput,
  type RegisterTrainerResult,
  trainerRules,
} from './trainer.inputs.js';
import { grantTrainer } from './trainer.readers.js';
import {
  hasLed,
  insertTrainer,
  isParticipantOf,
  nameTrainers,
  trainerByKey,
  type TrainerRow,
  trainersByIds,
} from './trainer.store.js';
import { toTrainer } from './trainer.type.js';

type Problems = RegisterTrainerResult['problems'];
const refused = (...problems: Problems): RegisterTrainerResult => ({ trainer: null, problems });

/** Registers somebody who teaches; who formed whom never changes afterwards, so that no cascade runs in a circle. */
export const registerTrainer = async (
  context: HubContext,
  input: RegisterTrainerInput,
): Promise<RegisterTrainerResult> => {
  requireTrainerKeeping(context, input.committee);
  const problems = problemsOf(trainerRules, input);
  if (problems.length) return refused(...problems);
  const wrong = await context.asCaller((tx) => misfits(tx, input));
  if (wrong.length) return refused(...wrong);
  const row = rowOf(input, { id: context.newId(), createdAt: context.now() });
  const by = { by: context.caller.id, key: input.idempotencyKey, fingerprint: fingerprintOf(input) };
  return context.asSystem('register-trainer', async (tx) => {
    if (await insertTrainer(tx, row, by)) {
      await grantTrainer(tx, row, context.directory);
      await recordAudit(tx, [
        {
          ...{ actor: `person:${by.by}`, action: 'trainer.registered', purpose: 'training' },
          ...{ resourceType: 'trainer', resource: row.id },
        },
      ]);
    }
    const kept = await trainerByKey(tx, by);
    if (kept?.fingerprint !== by.fingerprint) return refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
    return { trainer: toTrainer(kept), problems: [] };
  });
};

const rowOf = (
  { idempotencyKey: _key, ...given }: RegisterTrainerInput,
  made: Pick<TrainerRow, 'id' | 'createdAt'>,
): TrainerRow => ({
  ...{ ...given, ...made, agency: given.agency ?? null, official: given.official ?? null },
  ...{ participant: given.participant ?? null, formedBy: given.formedBy ?? null, formedAt: given.formedAt ?? null },
});

/** What the records that an input names do not bear out; records that the caller does not see are not there. */
const misfits = async (
  tx: EntityManager,
  { committee, participant, formedBy, formedAt }: RegisterTrainerInput,
): Promise<Problems> => {
  if (participant && !(await isParticipantOf(tx, participant, committee)))
    return [problem('INPUT_INVALID', 'input.participant')];
  if (!formedBy || !formedAt) return [];
  const [master] = await trainersByIds(tx, [formedBy]);
  if (!master) return [problem('TRAINER_UNKNOWN', 'input.formedBy')];
  if (master.kind !== 'MASTER_TRAINER') return [problem('TRAINER_NOT_MASTER', 'input.formedBy')];
  return (await hasLed(tx, formedBy, formedAt)) ? [] : [problem('TRAINER_DID_NOT_LEAD', 'input.formedAt')];
};

const unchanged = (...problems: Problems): TrainingEventResult => ({ trainingEvent: null, problems });

/** Names who led a training. */
export const nameTrainersOf = async (context: HubContext, input: NameTrainersInput): Promise<TrainingEventResult> => {
  const [found] = await context.asCaller((tx) => findByIds(tx, [input.trainingEvent].filter(isId)));
  if (!found) throw new HubError('NOT_FOUND');
  requireTrainingOffice(context, found.committeeId);
  const problems = problemsOf(namingRules, input);
  if (problems.length) return unchanged(...problems);
  const seen = await context.asCaller((tx) => trainersByIds(tx, input.trainers));
  if (seen.length < input.trainers.length) return unchanged(problem('TRAINER_UNKNOWN', 'input.trainers'));
  return context.asSystem('name-trainers', async (tx) => {
    if (!(await moveTraining(tx, { id: found.id, version: input.version }, found.state)))
      return unchanged(problem('VERSION_CONFLICT', 'input.version'));
    await nameTrainers(tx, found.id, input.trainers);
    const [row] = await findByIds(tx, [found.id]);
    return { trainingEvent: row ? toTrainingEvent(row) : null, problems: [] };
  });
};
