import { type HubContext, problem } from '@hub/subgraph-kit';
import { assignedCase } from '../assignment/assigned-case.js';
import { requireCaseWork } from '../permissions.js';
import type { ChangeCaseStateInput } from './case.inputs.js';
import { mayMove } from './case.rules.js';
import { applyMove } from './case.store.js';
import { changed, type ChangeCaseStateResult, notChanged } from './case.type.js';

export const changeState = async (input: ChangeCaseStateInput, context: HubContext): Promise<ChangeCaseStateResult> => {
  const offices = requireCaseWork(context);
  const person = context.caller.id;
  const { version, interviewConsent } = input;
  const { row: seen, offices: under } = await context.asCaller((tx) =>
    assignedCase(tx, { caseId: input.case, person, offices }),
  );
  const move = mayMove(seen.state, input.to, input);
  if (!move.allowed) return notChanged(problem('CASE_STATE_FORBIDS', move.field));
  const moved = await context.asSystem('change-case-state', (tx) =>
    applyMove(tx, {
      ...{ id: seen.id, from: seen.state, to: input.to, version, interviewConsent },
      ...{ by: person, through: under[0].office },
    }),
  );
  return moved ? changed(moved) : notChanged(problem('CASE_STATE_FORBIDS', 'input.version'));
};
