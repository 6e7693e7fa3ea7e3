import { type EntityManager, fingerprintOf, type HubContext, problem } from '@hub/subgraph-kit';
import type { TaskDropReason } from '@hub/vocabulary';
import { recordAct } from '../access/act.js';
import type { CreateCaseTaskInput } from './case-task.inputs.js';
import { type CaseTaskRow, endTask, insertTask } from './case-task.store.js';
import { type CaseTaskResult, taskKept, taskNotKept } from './case-task.type.js';

/** Who makes a task, in which case. */
export interface Making {
  readonly context: HubContext;
  readonly through: string;
  readonly caseId: string;
}

/** Stores a task once for each key, with its act. Needs a system actor. */
export const storeTask = async (
  tx: EntityManager,
  input: CreateCaseTaskInput,
  { context, through, caseId }: Making,
): Promise<CaseTaskResult> => {
  const by = context.caller.id;
  const fingerprint = fingerprintOf(input);
  const { row, isNew } = await insertTask(tx, {
    ...{ id: context.newId(), caseId, kind: input.kind, person: input.official, office: input.office },
    ...{ dueAt: input.dueAt, state: 'OPEN', createdBy: by, createdThrough: through },
    ...{ idempotencyKey: input.idempotencyKey, fingerprint, createdAt: context.now() },
  });
  if (row.fingerprint !== fingerprint) return taskNotKept(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
  if (isNew)
    await recordAct(tx, {
      ...{ by, office: through, action: 'case_task.created', purpose: 'create-case-task' },
      ...{ resourceType: 'case_task', resource: row.id, caseId },
    });
  return taskKept(row);
};

/**
 * Ends an open task, with its act. Needs a system actor.
 * @returns undefined when it is no longer open in that version
 */
export const finishTask = async (
  tx: EntityManager,
  { id, version, case_id: caseId }: Pick<CaseTaskRow, 'id' | 'version' | 'case_id'>,
  { reason, by, through }: { readonly reason: TaskDropReason | null; readonly by: string; readonly through: string },
): Promise<CaseTaskRow | undefined> => {
  const ended = await endTask(tx, { id, version, reason });
  if (ended)
    await recordAct(tx, {
      ...{ by, office: through, purpose: 'end-case-task', resourceType: 'case_task', resource: id, caseId },
      ...(reason ? { action: 'case_task.dropped' } : { action: 'case_task.done' }),
    });
  return ended;
};
