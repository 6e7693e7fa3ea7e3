import { type HubContext, problem } from '@hub/subgraph-kit';
import { loadCounterparts } from '../counterpart/counterpart.store.js';
import { checkInput } from '../errors.js';
import { officeFor, requireCounterpartWriter } from '../permissions.js';
import {
  type AssignCounterpartInput,
  assignRules,
  type EndCounterpartAssignmentInput,
  endRules,
} from './assignment.inputs.js';
import { assign, endAssignment, findAssignment } from './assignment.store.js';
import { assigned, type LiaisonAssignmentResult, notAssigned } from './assignment.type.js';

/** Has a committee of the caller's area work with an office that the caller sees. */
export const assignCounterpart = async (
  input: AssignCounterpartInput,
  context: HubContext,
): Promise<LiaisonAssignmentResult> => {
  const offices = requireCounterpartWriter(context.caller);
  const checked = checkInput(assignRules, input);
  if ('problems' in checked) return notAssigned(...checked.problems);
  const { counterpart, committee } = checked.value;
  const seen = await context.load(loadCounterparts, counterpart);
  const office = officeFor(context.directory, offices, committee);
  if (!seen || !office)
    return notAssigned(
      ...(seen ? [] : [problem('NOT_FOUND', 'input.counterpart')]),
      ...(office ? [] : [problem('NOT_FOUND', 'input.committee')]),
    );
  const done = await assign(context, office, checked.value);
  if (done === 'COUNTERPART_ASSIGNED') return notAssigned(problem(done, 'input.committee'));
  if (done === 'IDEMPOTENCY_KEY_REUSED') return notAssigned(problem(done, 'input.idempotencyKey'));
  return assigned(done);
};

export const endCounterpartAssignment = async (
  input: EndCounterpartAssignmentInput,
  context: HubContext,
): Promise<LiaisonAssignmentResult> => {
  const offices = requireCounterpartWriter(context.caller);
  const checked = checkInput(endRules, input);
  if ('problems' in checked) return notAssigned(...checked.problems);
  const row = await context.asCaller((tx) => findAssignment(tx, checked.value.assignment));
  const office = row && officeFor(context.directory, offices, row.committee);
  if (!office) return notAssigned(problem('NOT_FOUND', 'input.assignment'));
  return assigned(await endAssignment(context, office, row));
};
