import { type HubContext, problem } from '@hub/subgraph-kit';
import { checkInput } from '../errors.js';
import { requireCounterpartWriter } from '../permissions.js';
import { type ChangeBorderCrossingInput, changeRules } from './crossing.inputs.js';
import { keeperOf } from './crossing.keeper.js';
import { change, findCrossing } from './crossing.store.js';
import { type BorderCrossingResult, keptCrossing, notKeptCrossing } from './crossing.type.js';

/** Changes a legal crossing of the caller's area. */
export const changeBorderCrossing = async (
  input: ChangeBorderCrossingInput,
  context: HubContext,
): Promise<BorderCrossingResult> => {
  const offices = requireCounterpartWriter(context.caller);
  const checked = checkInput(changeRules, input);
  if ('problems' in checked) return notKeptCrossing(...checked.problems);
  const row = await context.asCaller((tx) => findCrossing(tx, checked.value.crossing));
  const keeper = keeperOf(context, offices, row);
  if ('refusal' in keeper) return notKeptCrossing(keeper.refusal);
  const done = await change(context, keeper.office, checked.value);
  return done === 'VERSION_CONFLICT' ? notKeptCrossing(problem(done, 'input.version')) : keptCrossing(done);
};
