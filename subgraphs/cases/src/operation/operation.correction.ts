import { type HubContext, problem, problemsOf } from '@hub/subgraph-kit';
import { fits } from '../case/case.rules.js';
import { lockCase } from '../case/case.store.js';
import { inquiredCases, inquiredOperation } from './operation.access.js';
import { problemsOfResult, recordStep } from './operation.commands.js';
import { addCase, correctOutcome } from './operation.correction-store.js';
import {
  type AddOperationCaseInput,
  type CorrectOperationInput,
  MOST_CASES,
  outcomeRules,
} from './operation.inputs.js';
import { mayHaveMoreCases } from './operation.rules.js';
import { casesOfOperations } from './operation.store.js';
import { operationKept, operationNotKept, type OperationResult } from './operation.type.js';

const STALE = () => operationNotKept([problem('VERSION_CONFLICT', 'input.version')]);
const FORBIDDEN = () => operationNotKept([problem('OPERATION_STATE_FORBIDS', 'input.operation')]);

/** What was published of it stays as it was published. */
export const correctOperation = async (input: CorrectOperationInput, context: HubContext): Promise<OperationResult> => {
  const { row, office } = await inquiredOperation(input.operation, context);
  const wrong = [...problemsOf(outcomeRules, input), ...problemsOfResult(input, context)];
  if (wrong.length) return operationNotKept(wrong);
  if (!fits('CORRECTED', input.reason)) return operationNotKept([problem('CASE_NEEDS_REASON', 'input.reason')]);
  if (row.state !== 'DONE') return FORBIDDEN();
  if (row.version !== input.version) return STALE();
  const [outcome, through] = [outcomeRules.parse(input), office.office];
  const { reason } = input;
  return context.asSystem('operation-corrected', async (tx) => {
    const stored = await correctOutcome(tx, { row, outcome, reason, by: context.caller.id, through });
    if (!stored) return STALE();
    await recordStep(tx, row.id, { through, context, did: 'corrected' });
    return operationKept(stored);
  });
};

/** Of a case that is inquired into, too. */
export const addOperationCase = async (input: AddOperationCaseInput, context: HubContext): Promise<OperationResult> => {
  const { row } = await inquiredOperation(input.operation, context);
  const { office } = await inquiredCases([input.case], context);
  if (!mayHaveMoreCases(row.state)) return FORBIDDEN();
  if (row.version !== input.version) return STALE();
  return context.asSystem('operation-case-added', async (tx) => {
    const at = await lockCase(tx, input.case).then(() => context.now());
    const cases = (await casesOfOperations(tx, [row.id])).map(({ case_id: id }) => id);
    if (cases.includes(input.case)) return operationKept(row);
    if (cases.length >= MOST_CASES) return operationNotKept([problem('INPUT_INVALID', 'input.case')]);
    const stored = await addCase(tx, row, { caseId: input.case, at });
    if (!stored) return STALE();
    await recordStep(tx, row.id, { through: office.office, context, did: 'case_added' });
    return operationKept(stored);
  });
};
