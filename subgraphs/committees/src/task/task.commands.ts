import {
  changeRow,
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  makeOnce,
  type Obstacle,
  Problem,
  problem,
  problemsOf,
} from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { endorse, endorsementRules, obstacleToEndorsement } from '../endorsement/endorsement.js';
import { decisionsById } from '../meeting/meeting.store.js';
import { obstacleToAnswering } from '../office/office.answering.js';
import { requireTaskParty } from '../permissions.work.js';
import { activitiesById } from '../plan/plan.store.js';
import {
  type AdvanceTaskInput,
  type AssignTaskInput,
  type EndorseTaskInput,
  proposalRules,
  type ProposeTaskInput,
  type TaskResult,
} from './task.inputs.js';
import { obstacleToTaskStep, type TaskParty } from './task.rules.js';
import { changeTask, insertTask, lockTask, taskByKey, type TaskChange, type TaskRow, tasksById } from './task.store.js';
import { taskOf } from './task.type.js';

const notChanged = (...problems: readonly Problem[]): TaskResult => ({ task: null, problems });
const answer = (outcome: TaskRow | Problem): TaskResult =>
  outcome instanceof Problem ? notChanged(outcome) : { task: taskOf(outcome), problems: [] };

export const proposeTask = async (input: ProposeTaskInput, context: HubContext): Promise<TaskResult> => {
  const { committee, office = null, official = null } = input;
  if (!isId(committee) || !context.directory.committee(committee)) throw new HubError('NOT_FOUND');
  requireTaskParty(context, { committee, office: null }, ['COMMITTEE']);
  const wrong = problemsOf(proposalRules, input);
  if (wrong.length) return notChanged(...wrong);
  const against = obstacleToDay(input.dueOn, context);
  if (against) return notChanged(problem(against.code, against.field));
  const outcome = await makeOnce<TaskRow>(
    context,
    { input, of: 'task', action: 'proposed' },
    {
      find: taskByKey,
      make: async (tx, keyed) =>
        (await obstacleToDoer(tx, context, { committee, office, official })) ??
        (await unknownOrigin(tx, input)) ??
        insertTask(tx, {
          ...{ ...keyed, committee, title: input.title.trim(), due_on: input.dueOn, office, official },
          ...{ state: office ? 'ASSIGNED' : 'PROPOSED', case_id: input.caseId ?? null },
          ...{ activity: input.activity ?? null, decision: input.decision ?? null, proposed_by: context.caller.id },
        }),
    },
  );
  return answer(outcome);
};

export const assignTask = (input: AssignTaskInput, context: HubContext): Promise<TaskResult> => {
  const { office, official = null } = input;
  const change = { input, action: 'assigned', by: ['COMMITTEE'] as const };
  return changingTask(context, change, async (tx, { row, as, at }) => {
    const due_on = input.dueOn ?? row.due_on;
    const against =
      obstacleToTaskStep({ from: row.state, to: 'ASSIGNED', as }, 'input.task') ??
      (input.dueOn ? obstacleToDay(due_on, context) : null) ??
      (await obstacleToDoer(tx, context, { committee: row.committee, office, official }));
    return against ?? changeTask(tx, { id: row.id, state: 'ASSIGNED', due_on, office, official, at });
  });
};

export const endorseTask = async (input: EndorseTaskInput, context: HubContext): Promise<TaskResult> => {
  const wrong = problemsOf(endorsementRules, input);
  const change = { input, action: 'endorsed', by: ['COMMITTEE'] as const };
  return changingTask(context, change, async (tx, { row, as, at }) => {
    if (wrong[0]) return { code: wrong[0].code, field: wrong[0].field ?? 'input.endorsedAs' };
    const against =
      obstacleToTaskStep({ from: row.state, to: input.answer, as }, 'input.task') ??
      obstacleToEndorsement(input, thaiDay(at));
    if (against) return against;
    const { endorsedOn: on, endorsedAs, answer, remarks } = input;
    const said = { answer, remarks: remarks?.trim() ?? null };
    await endorse(tx, 'task', { id: row.id, on, as: endorsedAs.trim(), by: context.caller.id, ...said });
    return changeTask(tx, { ...row, state: answer, at });
  });
};

/** Giving it to somebody and endorsing it say more than a state, and have mutations of their own. */
const PLAIN_STEPS: readonly string[] = ['NOT_ENDORSED', 'IN_PROGRESS', 'DONE', 'DROPPED'];

export const advanceTask = (input: AdvanceTaskInput, context: HubContext): Promise<TaskResult> => {
  const { to } = input;
  const change = { input, action: to.toLowerCase(), by: ['COMMITTEE', 'RESPONSIBLE'] as const };
  return changingTask(context, change, async (tx, { row, as, at }) => {
    if (!PLAIN_STEPS.includes(to)) return { code: 'TASK_STATE_FORBIDS', field: 'input.to' };
    return obstacleToTaskStep({ from: row.state, to, as }, 'input.to') ?? changeTask(tx, { ...row, state: to, at });
  });
};

interface Changing extends Pick<TaskChange, 'at'> {
  readonly row: TaskRow;
  readonly as: readonly TaskParty[];
}

/** @throws {HubError} `NOT_FOUND`, `FORBIDDEN_ACTION` */
const changingTask = async (
  context: HubContext,
  {
    input: { task, version },
    action,
    by,
  }: {
    readonly input: Pick<AssignTaskInput, 'task' | 'version'>;
    readonly action: string;
    readonly by: readonly TaskParty[];
  },
  work: (tx: EntityManager, changing: Changing) => Promise<TaskRow | Obstacle>,
): Promise<TaskResult> => {
  const [found] = isId(task) ? await context.asCaller((tx) => tasksById(tx, [task])) : [];
  if (!found) throw new HubError('NOT_FOUND');
  const as = requireTaskParty(context, found, by);
  const outcome = await changeRow<TaskRow>(
    context,
    { id: task, version, of: 'task', action },
    { lock: lockTask, work: (tx, row) => work(tx, { row, as, at: context.now() }) },
  );
  return answer(outcome);
};

const obstacleToDay = (dueOn: string, context: HubContext): Obstacle | null =>
  dueOn < thaiDay(context.now()) ? { code: 'INPUT_INVALID', field: 'input.dueOn' } : null;

/** Who is named to do a task holds its office now. */
const obstacleToDoer = async (
  tx: EntityManager,
  context: HubContext,
  { committee, office, official }: Doer,
): Promise<Obstacle | null> => {
  const against = office && (await obstacleToAnswering(tx, context, { office, committee, reads: 'task:read' }));
  if (against) return against;
  const held = context.directory.held(official ?? '', context.now().getTime());
  const holds = official === null || held.some((each) => each.office === office);
  return holds ? null : { code: 'TASK_NOT_HELD', field: 'input.official' };
};

interface Doer {
  readonly committee: string;
  readonly office: string | null;
  readonly official: string | null;
}

/** An origin that is not of the committee is none. */
const unknownOrigin = async (
  tx: EntityManager,
  { committee, activity, decision }: ProposeTaskInput,
): Promise<Obstacle | null> => {
  const missing = (field: string): Obstacle => ({ code: 'NOT_FOUND', field });
  if (activity && (await activitiesById(tx, [activity]))[0]?.committee !== committee) return missing('input.activity');
  const [decided] = decision ? await decisionsById(tx, [decision]) : [];
  if (decision && decided?.committee !== committee) return missing('input.decision');
  if (decided?.withdrawn_at) return { code: 'MEETING_STATE_FORBIDS', field: 'input.decision' };
  return null;
};
