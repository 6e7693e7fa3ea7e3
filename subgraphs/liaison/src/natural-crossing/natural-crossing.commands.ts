import { type HubContext, problem } from '@hub/subgraph-kit';
import { keeperOfDistrict, refusalOfSides } from '../crossing/crossing.keeper.js';
import { type BorderCrossingResult, keptCrossing, notKeptCrossing } from '../crossing/crossing.type.js';
import { checkInput } from '../errors.js';
import { requireCounterpartWriter } from '../permissions.js';
import { type CountNaturalCrossingsInput, countRules } from './natural-crossing.inputs.js';
import { count } from './natural-crossing.store.js';

/** Says how many natural crossings a river has, in a district of the caller's area or, for a national desk, in all. */
export const countNaturalCrossings = async (
  input: CountNaturalCrossingsInput,
  context: HubContext,
): Promise<BorderCrossingResult> => {
  const offices = requireCounterpartWriter(context.caller);
  const checked = checkInput(countRules, input);
  if ('problems' in checked) return notKeptCrossing(...checked.problems);
  const office = keeperOfDistrict(context, offices, checked.value.district);
  if (!office) return notKeptCrossing(problem('NOT_FOUND', 'input.district'));
  const refusal = refusalOfSides(context, { ...checked.value, widely: true });
  if (refusal) return notKeptCrossing(refusal);
  const done = await count(context, office, checked.value);
  return done === 'IDEMPOTENCY_KEY_REUSED'
    ? notKeptCrossing(problem(done, 'input.idempotencyKey'))
    : keptCrossing(done);
};
