import { type EntityManager, type HubContext, problem, problemsOf, subjectSeal } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { recordAct } from '../access/act.js';
import { assistedPerson } from '../assistance/assisted-person.js';
import { finishTask, storeTask } from '../case-task/case-task.making.js';
import { isWorkedOn } from '../case/case.rules.js';
import { lockedCase } from '../case/case.store.js';
import { keyRules } from '../idempotency.js';
import type { PersonRow } from '../person/person.store.js';
import { subjectOfPerson } from '../person/person.sealing.js';
import { sealWords } from '../support-plan/support-words.js';
import { insertWords } from '../support-plan/support-words.store.js';
import { followUpRules, type RecordFollowUpInput } from './follow-up.inputs.js';
import { endOfDay, problemsOfFollowUp } from './follow-up.rules.js';
import { followUpByKey, insertFollowUp, tasksLeft } from './follow-up.store.js';
import { followed, type FollowUpResult, notFollowed } from './follow-up.type.js';

/** What an earlier follow-up left to do is done by it; the next one becomes a task of whoever records it. */
export const record = async (input: RecordFollowUpInput, context: HubContext): Promise<FollowUpResult> => {
  const supplies = Boolean(input.words);
  const { person, office } = await assistedPerson(() => Promise.resolve(input.person), { supplies }, context);
  const wrong = [...problemsOf(keyRules, input), ...problemsOf(followUpRules, input)];
  if (wrong.length) return notFollowed(...wrong);
  if (person.erased_at) return notFollowed(problem('PERSON_ERASED', 'input.person'));
  const { heldOn, method, wellbeing, risk, nextDueOn = null } = input;
  const standing = problemsOfFollowUp({ heldOn, method, wellbeing, risk, nextDueOn }, thaiDay(context.now()));
  if (standing.length) return notFollowed(...standing.map(({ code, field }) => problem(code, `input.${field}`)));
  return context.asSystem('record-follow-up', (tx) => store(tx, input, { person, through: office.office, context }));
};

interface Recording {
  readonly person: PersonRow;
  readonly through: string;
  readonly context: HubContext;
}

const store = async (
  tx: EntityManager,
  input: RecordFollowUpInput,
  { person, through, context }: Recording,
): Promise<FollowUpResult> => {
  const { row: of } = await lockedCase(tx, person.case_id);
  const seal = await subjectSeal(tx, context.sealer, subjectOfPerson(person.id));
  if (!seal) return notFollowed(problem('PERSON_ERASED', 'input.person'));
  const [by, digest] = [context.caller.id, seal.digest(JSON.stringify(input))];
  const earlier = await followUpByKey(tx, by, input.idempotencyKey);
  if (earlier)
    return earlier.personId === person.id && earlier.digest === digest
      ? followed(earlier)
      : notFollowed(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
  if (!isWorkedOn(of.state)) return notFollowed(problem('CASE_STATE_FORBIDS', 'input.person'));
  for (const task of await tasksLeft(tx, person.id))
    await finishTask(tx, { ...task, case_id: of.id }, { reason: null, by, through });
  const id = context.newId();
  const { heldOn, method, wellbeing, risk, nextDueOn = null } = input;
  const row = await insertFollowUp(tx, {
    ...{ id, caseId: of.id, personId: person.id, heldOn, method, wellbeing, risk, nextDueOn },
    task: nextDueOn && (await nextVisit(tx, { id, nextDueOn, caseId: of.id, through, context })),
    ...{ recordedBy: by, recordedThrough: through, idempotencyKey: input.idempotencyKey, digest },
    createdAt: context.now(),
  });
  const { words } = followUpRules.parse(input);
  if (words) await insertWords(tx, person.id, [{ row: id, sealed: sealWords(seal, id, words) }]);
  await recordAct(tx, {
    ...{ by, office: through, action: 'follow_up.recorded', purpose: 'record-follow-up' },
    ...{ resourceType: 'follow_up', resource: id, caseId: of.id },
  });
  return followed(row);
};

/** Its key holds a space, which no key of a client does. */
const nextVisit = async (
  tx: EntityManager,
  {
    id,
    nextDueOn,
    caseId,
    ...making
  }: { id: string; nextDueOn: string; caseId: string; through: string; context: HubContext },
): Promise<string> => {
  const { task } = await storeTask(
    tx,
    {
      ...{ idempotencyKey: `follow-up ${id}`, case: caseId, kind: 'FOLLOW_UP_VISIT' },
      ...{ official: making.context.caller.id, office: making.through, dueAt: endOfDay(nextDueOn) },
    },
    { ...making, caseId },
  );
  return task!.id;
};
