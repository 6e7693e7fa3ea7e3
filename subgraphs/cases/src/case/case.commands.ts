import { type HubContext, HubError, isId, problem } from '@hub/subgraph-kit';
import { isAssigned } from '../assignment/assignment.store.js';
import { requireCaseWork } from '../permissions.js';
import type { ChangeCaseStateInput } from './case.inputs.js';
import { mayMove } from './case.rules.js';
import { applyMove, casesById } from './case.store.js';
import { changed, type ChangeCaseStateResult, notChanged } from './case.type.js';

/** A case one cannot see is missing; one that is not assigned may be seen but not changed. */
export const changeState = async (input: ChangeCaseStateInput, context: HubContext): Promise<ChangeCaseStateResult> => {
  const offices = requireCaseWork(context);
  const person = context.caller.id;
  const { version, interviewConsent } = input;
  const seen = await context.asCaller(async (tx) => {
    const [row] = isId(input.case) ? await casesById(tx, [input.case]) : [];
    if (!row) throw new HubError('NOT_FOUND');
    if (!(await isAssigned(tx, { caseId: row.id, person, offices }))) throw new HubError('FORBIDDEN_ACTION');
    return row;
  });
  const move = mayMove(seen.state, input.to, input);
  if (!move.allowed) return notChanged(problem('CASE_STATE_FORBIDS', move.field));
  const moved = await context.asSystem('change-case-state', (tx) =>
    applyMove(tx, { id: seen.id, from: seen.state, to: input.to, version, interviewConsent, by: person }),
  );
  return moved ? changed(moved) : notChanged(problem('CASE_STATE_FORBIDS', 'input.version'));
};
