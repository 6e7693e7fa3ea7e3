import {
  committeeChain,
  type EntityManager,
  grantReaders,
  type HubContext,
  HubError,
  isId,
  Problem,
  problem,
  problemsOf,
  recordChange,
} from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { countAnew } from '../assessment/assessment.counting.js';
import { attendanceOf, writeAttendance } from '../attendance/attendance.store.js';
import { requireTrainingOffice } from '../permissions.js';
import { itemsById } from '../test-item/test-item.store.js';
import type { TrainingEventEntity } from '../training-event/training-event.entity.js';
import type { TrainingEventResult } from '../training-event/training-event.inputs.js';
import { isAhead, stateAfterResults } from '../training-event/training-event.rules.js';
import { findByIds, lockTraining, moveTraining } from '../training-event/training-event.store.js';
import { toTrainingEvent } from '../training-event/training-event.type.js';
import { composedTests } from './test-form.readers.js';
import { answerRules, type ComposeTestInput, formRules, type RecordTestAnswersInput } from './test-form.inputs.js';
import { type AskedItem, scoreOf } from './test-form.rules.js';
import { formsOf, isAnswered, writeForm, writeSheet } from './test-form.store.js';

const refused = (...problems: Problem[]): TrainingEventResult => ({ trainingEvent: null, problems });

export const composeTest = async (context: HubContext, input: ComposeTestInput): Promise<TrainingEventResult> => {
  const training = await trainingOf(context, input.trainingEvent);
  const problems = problemsOf(formRules, input);
  if (problems.length) return refused(...problems);
  const versions = await versionsOf(context, training.committeeId, input.items);
  if (versions instanceof Problem) return refused(versions);
  return changing(context, { training, version: input.version, action: 'composed' }, async (tx, { at, by }) => {
    if (await isAnswered(tx, training.id)) return problem('TEST_FORM_IN_USE', 'input.trainingEvent');
    await writeForm(tx, training.id, { items: versions, at, by });
    await grantReaders(tx, composedTests, {
      ...{ resource: training.id, owner: training.committeeId, directory: context.directory },
    });
    await moveTraining(tx, training, training.state);
    return null;
  });
};

/** The last version of each item, or what stands against asking one. */
const versionsOf = async (
  context: HubContext,
  committee: string,
  items: readonly string[],
): Promise<string[] | Problem> => {
  const chain = committeeChain(context.directory, committee);
  const seen = (await context.asCaller((tx) => itemsById(tx, items))).filter((item) => chain.includes(item.committee));
  const asked = items.map((id) => seen.find((item) => item.id === id));
  const missing = asked.findIndex((item) => !item);
  if (missing >= 0) return problem('NOT_FOUND', `input.items.${missing}`);
  const retired = asked.findIndex((item) => item!.state === 'RETIRED');
  if (retired >= 0) return problem('TEST_ITEM_RETIRED', `input.items.${retired}`);
  return asked.map((item) => item!.versionId);
};

export const recordAnswers = async (
  context: HubContext,
  input: RecordTestAnswersInput,
): Promise<TrainingEventResult> => {
  const training = await trainingOf(context, input.trainingEvent);
  const problems = problemsOf(answerRules, input);
  if (problems.length) return refused(...problems);
  const { attendance, phase, answers: chosen, version } = input;
  return changing(context, { training, version, action: 'answered' }, async (tx, { at, by }) => {
    if (isAhead(training, thaiDay(at))) return problem('TRAINING_NOT_HELD_YET', 'input.trainingEvent');
    const form = await formsOf(tx, [training.id]);
    if (!form.length) return problem('TEST_FORM_MISSING', 'input.trainingEvent');
    const came = (await attendanceOf(tx, training.id)).find(({ id }) => id === attendance);
    if (!came) return problem('NOT_FOUND', 'input.attendance');
    if (came.role !== 'PARTICIPANT') return problem('INPUT_INVALID', 'input.attendance');
    if (!fits(form, chosen)) return problem('INPUT_INVALID', 'input.answers');
    const score = scoreOf(form, chosen);
    await writeSheet(tx, { attendance, phase, chosen }, { score, at, by });
    const scored = { ...came, ...(phase === 'PRE' ? { pre_score: score } : { post_score: score }) };
    await writeAttendance(tx, { training: training.id, committee: training.committeeId, at }, [scored]);
    await countAnew(tx, training);
    return null;
  });
};

const fits = (
  form: readonly (AskedItem & { readonly optionsEn: readonly string[] })[],
  chosen: RecordTestAnswersInput['answers'],
): boolean =>
  chosen.length === form.length && form.every(({ optionsEn }, index) => (chosen[index] ?? 1) <= optionsEn.length);

/** The training, where the caller may record what came of it. */
const trainingOf = async (context: HubContext, id: string): Promise<TrainingEventEntity> => {
  const [found] = await context.asCaller((tx) => findByIds(tx, [id].filter(isId)));
  if (!found) throw new HubError('NOT_FOUND');
  requireTrainingOffice(context, found.committeeId);
  return found;
};

interface Change {
  readonly training: TrainingEventEntity;
  readonly version: number;
  readonly action: string;
}

/** Changes what belongs to a training while nobody else does; the work moves its version. */
const changing = (
  context: HubContext,
  { training, version, action }: Change,
  work: (tx: EntityManager, made: { readonly at: Date; readonly by: string }) => Promise<Problem | null>,
): Promise<TrainingEventResult> => {
  const [id, by] = [training.id, context.caller.id];
  return context.asSystem('change-test', async (tx) => {
    if ((await lockTraining(tx, id)) !== version || training.version !== version)
      return refused(problem('VERSION_CONFLICT', 'input.version'));
    if (!stateAfterResults(training.state, false))
      return refused(problem('TRAINING_STATE_FORBIDS', 'input.trainingEvent'));
    const against = await work(tx, { at: context.now(), by });
    if (against) return refused(against);
    await recordChange(tx, { of: 'test_form', id, action, by });
    const [row] = await findByIds(tx, [id]);
    return { trainingEvent: toTrainingEvent(row!), problems: [] };
  });
};
