import { type HubContext, HubError, isId, problem, problemsOf } from '@hub/subgraph-kit';
import type { TaskDropReason } from '@hub/vocabulary';
import { assignedCase } from '../assignment/assigned-case.js';
import { lockCase } from '../case/case.store.js';
import { keyRules } from '../idempotency.js';
import { requireCaseReading, requireCaseWork } from '../permissions.js';
import type { CompleteCaseTaskInput, CreateCaseTaskInput } from './case-task.inputs.js';
import { finishTask, storeTask } from './case-task.making.js';
import { type CaseTaskRow, officeSeesCase, taskById } from './case-task.store.js';
import { type CaseTaskResult, taskKept, taskNotKept } from './case-task.type.js';

export const create = async (input: CreateCaseTaskInput, context: HubContext): Promise<CaseTaskResult> => {
  const { caller, directory } = context;
  const offices = requireCaseWork(context);
  const found = await context.asCaller((tx) => assignedCase(tx, { caseId: input.case, person: caller.id, offices }));
  const wrong = problemsOf(keyRules, input);
  if (wrong.length) return taskNotKept(...wrong);
  const now = context.now();
  const holds = directory.held(input.official, now.getTime()).some(({ office }) => office === input.office);
  return context.asSystem('create-case-task', async (tx) => {
    await lockCase(tx, found.row.id);
    if (!holds || !(await officeSeesCase(tx, input.office, found.row.id)))
      return taskNotKept(problem('TASK_NOT_ASSIGNABLE', 'input.office'));
    const through = found.offices[0].office;
    return storeTask(tx, input, { context, through, caseId: found.row.id });
  });
};

/** Ends a task as done, or as dropped where there is a reason. */
export const end = async (
  { task: id, version }: CompleteCaseTaskInput,
  reason: TaskDropReason | null,
  context: HubContext,
): Promise<CaseTaskResult> => {
  const { task, through } = await endable(id, context);
  if (task.state !== 'OPEN') return taskNotKept(problem('TASK_ENDED', 'input.task'));
  const row = await context.asSystem('end-case-task', async (tx) => {
    await lockCase(tx, task.case_id);
    return finishTask(tx, { ...task, version }, { reason, by: context.caller.id, through });
  });
  return row ? taskKept(row) : taskNotKept(problem('VERSION_CONFLICT', 'input.version'));
};

/** Whose task it is, through the office it was given to, and whoever works on the case, may end it. */
const endable = (
  id: string,
  context: HubContext,
): Promise<{ readonly task: CaseTaskRow; readonly through: string }> => {
  const { caller } = context;
  const reading = requireCaseReading(context);
  return context.asCaller(async (tx) => {
    const task = isId(id) ? await taskById(tx, id) : undefined;
    if (!task) throw new HubError('NOT_FOUND');
    if (task.person === caller.id && reading.includes(task.office)) return { task, through: task.office };
    const offices = requireCaseWork(context);
    const found = await assignedCase(tx, { caseId: task.case_id, person: caller.id, offices });
    return { task, through: found.offices[0].office };
  });
};
