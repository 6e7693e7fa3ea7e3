import {
  changeRow,
  type EntityManager,
  grantReaders,
  fingerprintOf,
  type HubContext,
  HubError,
  isId,
  type Obstacle,
  Problem,
  problem,
  problemsOf,
  recordAudit,
} from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { requireTrainerKeeping, requireTrainingOffice } from '../permissions.js';
import type { TrainingEventResult } from '../training-event/training-event.inputs.js';
import { findByIds, moveTraining } from '../training-event/training-event.store.js';
import { toTrainingEvent } from '../training-event/training-event.type.js';
import {
  correctionRules,
  type CorrectTrainerInput,
  type EndTrainerInput,
  type NameTrainersInput,
  namingRules,
  type RegisterTrainerInput,
  type TrainerFactsInput,
  type TrainerResult,
  trainerRules,
} from './trainer.inputs.js';
import { keptTrainers } from './trainer.readers.js';
import {
  hasFormed,
  hasLed,
  isInLineOf,
  isNamedAfter,
  isParticipantOf,
  trainerByKey,
  type TrainerFacts,
  type TrainerRow,
  trainersByIds,
} from './trainer.store.js';
import { toTrainer } from './trainer.type.js';
import {
  insertTrainer,
  lockTrainer,
  lockTrainers,
  nameTrainers,
  rewriteTrainer,
  writeEnd,
} from './trainer.write-store.js';

type Problems = TrainerResult['problems'];
const refused = (...problems: Problems): TrainerResult => ({ trainer: null, problems });
const answer = (outcome: TrainerRow | Problem): TrainerResult =>
  outcome instanceof Problem ? refused(outcome) : { trainer: toTrainer(outcome), problems: [] };

/** Registers somebody who teaches. */
export const registerTrainer = async (context: HubContext, input: RegisterTrainerInput): Promise<TrainerResult> => {
  requireTrainerKeeping(context, input.committee);
  const problems = problemsOf(trainerRules, input);
  if (problems.length) return refused(...problems);
  const { committee } = input;
  const facts = factsOf(input);
  const wrong = await context.asCaller((tx) => misfits(tx, facts, { committee }));
  if (wrong.length) return refused(...wrong);
  const by = { by: context.caller.id, key: input.idempotencyKey, fingerprint: fingerprintOf(input) };
  return context.asSystem('register-trainer', async (tx) => {
    await lockTrainers(tx);
    const row = { ...facts, committee, id: context.newId(), createdAt: context.now() };
    if (await insertTrainer(tx, row, by)) {
      await grantReaders(tx, keptTrainers, { resource: row.id, owner: committee, directory: context.directory });
      await recordAudit(tx, [
        {
          ...{ actor: `person:${by.by}`, action: 'trainer.registered', purpose: 'training' },
          ...{ resourceType: 'trainer', resource: row.id },
        },
      ]);
    }
    const kept = await trainerByKey(tx, by);
    return kept?.fingerprint === by.fingerprint
      ? answer(kept)
      : refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
  });
};

/** Puts right what is known of a trainer; the committee that keeps it stays. */
export const correctTrainer = async (context: HubContext, input: CorrectTrainerInput): Promise<TrainerResult> => {
  const found = await keptTrainer(context, input.trainer);
  const problems = problemsOf(correctionRules, input);
  if (problems.length) return refused(...problems);
  const facts = factsOf(input);
  const wrong = await context.asCaller((tx) => misfits(tx, facts, found));
  if (wrong.length) return refused(...wrong);
  const change = { id: found.id, version: input.version, of: 'trainer', action: 'corrected' };
  const outcome = await changeRow<TrainerRow>(context, change, {
    lock: lockTrainer,
    work: async (tx, row) => (await obstacleToFacts(tx, row, facts)) ?? rewriteTrainer(tx, row.id, facts),
  });
  return answer(outcome);
};

/** Says until when somebody trains, or that they train on. */
export const endTrainer = async (
  context: HubContext,
  { trainer, version, endedOn = null }: EndTrainerInput,
): Promise<TrainerResult> => {
  const found = await keptTrainer(context, trainer);
  const field = 'input.endedOn';
  const change = { id: found.id, version, of: 'trainer', action: endedOn === null ? 'resumed' : 'ended' };
  const outcome = await changeRow<TrainerRow>(context, change, {
    lock: lockTrainer,
    work: async (tx, { id, since }): Promise<TrainerRow | Obstacle> => {
      if (endedOn !== null && (endedOn > thaiDay(context.now()) || endedOn < since))
        return { code: 'INPUT_INVALID', field };
      if (endedOn !== null && (await isNamedAfter(tx, id, endedOn))) return { code: 'TRAINER_LEADS_LATER', field };
      return writeEnd(tx, id, endedOn);
    },
  });
  return answer(outcome);
};

/** A trainer that the caller sees and may change. */
const keptTrainer = async (context: HubContext, id: string): Promise<TrainerRow> => {
  const [found] = await context.asCaller((tx) => trainersByIds(tx, [id].filter(isId)));
  if (!found) throw new HubError('NOT_FOUND');
  requireTrainerKeeping(context, found.committee);
  return found;
};

const factsOf = (given: TrainerFactsInput): TrainerFacts => ({
  ...{ kind: given.kind, name: given.name.trim(), agencyKind: given.agencyKind, agency: given.agency?.trim() ?? null },
  ...{ official: given.official ?? null, participant: given.participant ?? null, since: given.since },
  ...{ topics: given.topics, accreditedBy: given.accreditedBy.trim() },
  ...{ formedBy: given.formedBy ?? null, formedAt: given.formedAt ?? null },
});

/** What the records that an input names do not bear out; records that the caller does not see are not there. */
const misfits = async (
  tx: EntityManager,
  { participant, formedBy, formedAt }: TrainerFacts,
  before: Pick<TrainerRow, 'committee'> & Partial<TrainerRow>,
): Promise<Problems> => {
  if (participant && !(await isParticipantOf(tx, participant, before.committee)))
    return [problem('INPUT_INVALID', 'input.participant')];
  // who led what may have been put right since
  if (!formedBy || !formedAt || (formedBy === before.formedBy && formedAt === before.formedAt)) return [];
  const [master] = await trainersByIds(tx, [formedBy]);
  if (!master) return [problem('TRAINER_UNKNOWN', 'input.formedBy')];
  if (master.kind !== 'MASTER_TRAINER') return [problem('TRAINER_NOT_MASTER', 'input.formedBy')];
  return (await hasLed(tx, formedBy, formedAt)) ? [] : [problem('TRAINER_DID_NOT_LEAD', 'input.formedAt')];
};

/** What stands against a correction because of other trainers; a cascade runs in no circle. */
const obstacleToFacts = async (
  tx: EntityManager,
  { id, endedOn }: TrainerRow,
  { kind, since, formedBy }: TrainerFacts,
): Promise<Obstacle | null> => {
  if (endedOn !== null && since > endedOn) return { code: 'INPUT_INVALID', field: 'input.since' };
  if (kind !== 'MASTER_TRAINER' && (await hasFormed(tx, id)))
    return { code: 'TRAINER_NOT_MASTER', field: 'input.kind' };
  if (formedBy !== null && (await isInLineOf(tx, id, formedBy)))
    return { code: 'TRAINER_FORMED_IN_CIRCLE', field: 'input.formedBy' };
  return null;
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
    await lockTrainers(tx);
    const ended = (await trainersByIds(tx, input.trainers)).some(({ endedOn }) => endedOn && endedOn < found.heldOn);
    if (ended) return unchanged(problem('TRAINER_ENDED', 'input.trainers'));
    if (!(await moveTraining(tx, { id: found.id, version: input.version }, found.state)))
      return unchanged(problem('VERSION_CONFLICT', 'input.version'));
    await nameTrainers(tx, found.id, input.trainers);
    const [row] = await findByIds(tx, [found.id]);
    return { trainingEvent: row ? toTrainingEvent(row) : null, problems: [] };
  });
};
