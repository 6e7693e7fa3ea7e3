import { fingerprintOf, type HubContext, HubError, isId, Problem, problem, problemsOf } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { isListed } from '../attendance/attendance.store.js';
import { requireTrainingOffice } from '../permissions.js';
import { noteTraining } from '../retraining/retraining.noting.js';
import {
  type PlanTrainingInput,
  planRules,
  type RecordTrainingResultsInput,
  resultsRules,
  type TrainingEventResult,
} from './training-event.inputs.js';
import { isAhead, stateAfterResults } from './training-event.rules.js';
import {
  findByIds,
  findByKey,
  insertTraining,
  lockTraining,
  moveTraining,
  replaceResults,
} from './training-event.store.js';
import { toTrainingEvent } from './training-event.type.js';
import { askedBy, insertLinks, linksOf } from './training-links.js';

const refused = (...problems: TrainingEventResult['problems']): TrainingEventResult => ({
  trainingEvent: null,
  problems,
});

export const planTraining = async (context: HubContext, input: PlanTrainingInput): Promise<TrainingEventResult> => {
  requireTrainingOffice(context, input.committee);
  const problems = problemsOf(planRules, input);
  if (problems.length) return refused(...problems);
  if (!context.directory.place(input.place)) return refused(problem('PLACE_UNKNOWN', 'input.place'));
  const fingerprint = fingerprintOf(input);
  const { committee: committeeId, title, heldOn, place, topics, idempotencyKey } = input;
  const row = await context.asSystem('plan-training', async (tx) => {
    const [plannedBy, id] = [context.caller.id, context.newId()];
    const asked = await askedBy(tx, input);
    const before = await findByKey(tx, plannedBy, idempotencyKey);
    if (before) return before;
    const links = await linksOf(tx, input, asked);
    if ('code' in links) return problem(links.code, links.field);
    const planned = { title, heldOn, place, topics, idempotencyKey, committeeId };
    await insertTraining(tx, { ...planned, id, state: 'PLANNED', version: 1, plannedBy, fingerprint });
    const made = await findByKey(tx, plannedBy, idempotencyKey);
    if (made?.id === id) await insertLinks(tx, id, { links, at: context.now() });
    return made;
  });
  if (row instanceof Problem) return refused(row);
  if (!row || row.fingerprint !== fingerprint)
    return refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
  return { trainingEvent: toTrainingEvent(row), problems: [] };
};

export const recordResults = async (
  context: HubContext,
  input: RecordTrainingResultsInput,
): Promise<TrainingEventResult> => {
  const ids = [input.trainingEvent].filter(isId);
  const [found] = await context.asCaller((tx) => findByIds(tx, ids));
  if (!found) throw new HubError('NOT_FOUND');
  requireTrainingOffice(context, found.committeeId);
  const problems = problemsOf(resultsRules, input);
  if (problems.length) return refused(...problems);
  const assessment = input.assessment ?? null;
  const state = stateAfterResults(found.state, assessment !== null);
  if (!state) return refused(problem('TRAINING_STATE_FORBIDS', 'input.trainingEvent'));
  if (isAhead(found, thaiDay(context.now()))) return refused(problem('TRAINING_NOT_HELD_YET', 'input.trainingEvent'));
  // what was decided here holds of the version that was read here
  if (found.version !== input.version) return refused(problem('VERSION_CONFLICT', 'input.version'));
  return context.asSystem('record-training-results', async (tx) => {
    await lockTraining(tx, found.id);
    if (await isListed(tx, found.id)) return refused(problem('TRAINING_HAS_LIST', 'input.attendance'));
    if (!(await moveTraining(tx, { id: found.id, version: input.version }, state)))
      return refused(problem('VERSION_CONFLICT', 'input.version'));
    await replaceResults(tx, found.id, { attendance: input.attendance, assessment });
    const [row] = await findByIds(tx, [found.id]);
    await noteTraining(tx, found.committeeId);
    return { trainingEvent: row ? toTrainingEvent(row) : null, problems: [] };
  });
};
